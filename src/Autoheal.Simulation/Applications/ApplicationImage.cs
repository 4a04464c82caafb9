using Autoheal.Simulation.Kubelet;

namespace Autoheal.Simulation.Applications;

/// <summary>A service as an image: it checks its configuration, listens on its port, writes about its requests, and needs some memory.</summary>
internal sealed record ApplicationImage : IImageBehaviour
{
    private const long MiB = 1024 * 1024;
    private static readonly TimeSpan s_fill = TimeSpan.FromMinutes(1);

    /// <summary>The service's name, as it calls itself in its log.</summary>
    public required string App { get; init; }

    public required RuntimeVoice Voice { get; init; }

    public int Port { get; init; } = 8080;

    public IReadOnlyList<StartRequirement> Requirements { get; init; } = [];

    /// <summary>What it uses under ordinary load; a lower limit gets it killed.</summary>
    public long MemoryMiB { get; init; } = 96;

    /// <summary>From the start of the process until it listens.</summary>
    public TimeSpan Warmup { get; init; } = TimeSpan.FromSeconds(1.5);

    public ContainerRun Start(ContainerStart start)
    {
        foreach (var requirement in Requirements)
        {
            if (requirement.Complaint(App, Voice, start) is { } complaint)
                return GiveUp(complaint);
        }

        var killed = start.MemoryLimit is { } limit && limit < MemoryMiB * MiB;
        return new()
        {
            Ports = [Port],
            ListensAfter = Warmup,
            OutOfMemory = killed,
            ExitsAfter = killed ? Warmup + TimeSpan.FromMilliseconds(start.Random.Next(4_000, 20_000)) : null,
            ExitCode = killed ? 137 : 0,
            Usage = UsageAfter,
            Log = [(Warmup, Voice.Listening(App, Port))],
            Chatter = new(Warmup + TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(15), Voice.Request),
        };
    }

    /// <summary>Start-up costs a core's half, ordinary load little; the working set grows into its size within a minute.</summary>
    private ContainerUsage UsageAfter(TimeSpan since)
    {
        var share = 0.7 + (0.3 * Math.Min(1, since / s_fill));
        var wobble = (long)(since.TotalSeconds / 15) * 7 % 11;
        return new(since < Warmup ? 500 : 20 + wobble, (long)(MemoryMiB * MiB * share));
    }

    private static ContainerRun GiveUp(IReadOnlyList<string> complaint)
    {
        var lines = new List<(TimeSpan, string)>();
        foreach (var line in complaint)
            lines.Add((TimeSpan.FromMilliseconds(1_800), line));
        return new() { ExitsAfter = TimeSpan.FromSeconds(2), ExitCode = 1, Log = lines };
    }
}
