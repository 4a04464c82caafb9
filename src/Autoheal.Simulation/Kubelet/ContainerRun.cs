namespace Autoheal.Simulation.Kubelet;

/// <summary>What a container will do, decided when it starts: the application model's answer to image, environment and limits.</summary>
internal sealed record ContainerRun
{
    private static readonly ContainerUsage s_idle = new(MilliCpu: 1, MemoryBytes: 9 * 1024 * 1024);

    /// <summary>Why the runtime could not start the process at all; null when it starts.</summary>
    public string? StartError { get; init; }

    /// <summary>When the process ends by itself; null when it runs until it is stopped.</summary>
    public TimeSpan? ExitsAfter { get; init; }

    public int ExitCode { get; init; }

    /// <summary>Whether it ends because it hit its memory limit.</summary>
    public bool OutOfMemory { get; init; }

    /// <summary>TCP ports that answer once <see cref="ListensAfter"/> has passed.</summary>
    public IReadOnlyList<int> Ports { get; init; } = [];

    public TimeSpan ListensAfter { get; init; }

    /// <summary>How long it takes to stop when asked to.</summary>
    public TimeSpan StopsAfter { get; init; } = TimeSpan.FromMilliseconds(400);

    /// <summary>Its exit code when it was asked to stop: 0 for a process that handles SIGTERM, 143 for one that does not.</summary>
    public int StopExitCode { get; init; }

    /// <summary>What it uses, by the time since its start; pure, because it is asked for any time and more than once.</summary>
    public Func<TimeSpan, ContainerUsage> Usage { get; init; } = static _ => s_idle;

    public IReadOnlyList<(TimeSpan After, string Text)> Log { get; init; } = [];

    /// <summary>What it writes regularly while it runs.</summary>
    public LogChatter? Chatter { get; init; }
}
