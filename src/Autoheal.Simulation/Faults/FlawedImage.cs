using Autoheal.Simulation.Kubelet;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults;

/// <summary>A build with a flaw: it behaves as the sound one would, and then says what is wrong and gives up.</summary>
internal sealed record FlawedImage : IImageBehaviour
{
    /// <summary>What else the image holds.</summary>
    public ImageContents Contents { get; init; } = ImageContents.Unknown;

    /// <summary>What the program does as long as the flaw does not show; null for one that only runs.</summary>
    public IImageBehaviour? Sound { get; init; }

    /// <summary>The last lines before it gives up; none when it does not.</summary>
    public IReadOnlyList<string> Says { get; init; } = [];

    /// <summary>With which code it gives up; 0 for a program that has done its work.</summary>
    public int ExitCode { get; init; } = 1;

    /// <summary>Whether the flaw shows only where the pod's volumes do not belong to its group.</summary>
    public bool NeedsGroup { get; init; }

    /// <summary>When it gives up, counted from its start.</summary>
    public TimeSpan After { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>What it writes again and again while it only runs, with <c>{n}</c> for how often it did; null for nothing.</summary>
    public string? Repeats { get; init; }

    public ContainerRun Start(ContainerStart start)
    {
        var run = Sound?.Start(start) ?? new ContainerRun { Chatter = Repeats is null ? null : new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), Line) };
        if (run.StartError is not null || Says.Count == 0 || (NeedsGroup && start.Pod.Spec.Object("securityContext").Number("fsGroup") is not null))
            return run;
        var last = After - TimeSpan.FromMilliseconds(200);
        return run with { ExitsAfter = After, ExitCode = ExitCode, OutOfMemory = false, Log = [.. run.Log.Where(line => line.After < last), .. Says.Select(line => (last, line))] };
    }

    private string Line(int number) => Repeats!.Replace("{n}", (number + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
