using Autoheal.Simulation.Kubelet;

namespace Autoheal.Simulation.Faults;

/// <summary>A build with a flaw: it behaves as the sound one would, unless the flaw shows, and then says so and gives up.</summary>
internal sealed record FlawedImage : IImageBehaviour
{
    /// <summary>What else the image holds.</summary>
    public ImageContents Contents { get; init; } = ImageContents.Unknown;

    /// <summary>What the program does when the flaw does not show; null for one that only runs.</summary>
    public IImageBehaviour? Sound { get; init; }

    /// <summary>The last lines before it gives up; null when it does not.</summary>
    public Func<ContainerStart, IReadOnlyList<string>?> Complaint { get; init; } = static _ => null;

    /// <summary>When it gives up, counted from its start.</summary>
    public TimeSpan After { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>What it writes again and again while it only runs.</summary>
    public Func<int, string>? Chatter { get; init; }

    public ContainerRun Start(ContainerStart start)
    {
        var run = Sound?.Start(start) ?? new ContainerRun { Chatter = Chatter is null ? null : new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), Chatter) };
        if (run.StartError is not null || Complaint(start) is not { } lines)
            return run;
        var last = After - TimeSpan.FromMilliseconds(200);
        return run with { ExitsAfter = After, ExitCode = 1, OutOfMemory = false, Log = [.. run.Log.Where(line => line.After < last), .. lines.Select(line => (last, line))] };
    }
}
