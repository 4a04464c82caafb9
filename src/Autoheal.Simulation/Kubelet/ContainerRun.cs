namespace Autoheal.Simulation.Kubelet;

/// <summary>
/// What a container will do, decided when it starts: the program's answer to image, environment and limits. A program that learns something
/// new decides again, by <see cref="Then"/> or <see cref="ContainerProcess.Become"/>; all times count from the start of the process.
/// </summary>
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

    public Func<int, PortProtocol> Speaks { get; init; } = static _ => PortProtocol.Any;

    /// <summary>What it answers to a GET of a path on a port that speaks HTTP.</summary>
    public Func<int, string, HttpAnswer> Http { get; init; } = static (_, _) => HttpAnswer.Ok;

    /// <summary>What comes of a command run beside it; null, or a null answer, when the command is none of its own tools.</summary>
    public Func<IReadOnlyList<string>, ExecAnswer?>? Exec { get; init; }

    /// <summary>How long it takes to stop when asked to.</summary>
    public TimeSpan StopsAfter { get; init; } = TimeSpan.FromMilliseconds(400);

    /// <summary>Its exit code when it was asked to stop: 0 for a process that handles SIGTERM, 143 for one that does not.</summary>
    public int StopExitCode { get; init; }

    /// <summary>What it uses, by the time since its start; pure, because it is asked for any time and more than once.</summary>
    public Func<TimeSpan, ContainerUsage> Usage { get; init; } = static _ => s_idle;

    /// <summary>The local storage it fills; null for next to none.</summary>
    public DiskUse? Disk { get; init; }

    public IReadOnlyList<FileWrite> Files { get; init; } = [];

    /// <summary>What stands in its termination message file when it ends.</summary>
    public string? TerminationMessage { get; init; }

    public IReadOnlyList<(TimeSpan After, string Text)> Log { get; init; } = [];

    /// <summary>What it writes regularly while it runs.</summary>
    public LogChatter? Chatter { get; init; }

    /// <summary>When it looks around again; null when it keeps to this plan.</summary>
    public NextRun? Then { get; init; }

    /// <summary>The content of a file of its own at a time; null when there is none.</summary>
    public string? FileAt(string path, TimeSpan age)
    {
        string? content = null;
        foreach (var write in Files)
        {
            if (write.After <= age && write.Path == path)
                content = write.Content;
        }

        return content;
    }

    /// <summary>Whether a question that is answered now would be answered the same later on.</summary>
    public bool IsSteadyAt(TimeSpan age)
    {
        foreach (var write in Files)
        {
            if (write.After > age)
                return false;
        }

        return true;
    }
}
