namespace Autoheal.Simulation.Kubelet.Shell;

/// <summary>What one command of a script does.</summary>
internal sealed record CommandResult
{
    public int Status { get; init; }

    /// <summary>Its standard output, line by line.</summary>
    public IReadOnlyList<string> Output { get; init; } = [];

    /// <summary>Its error output, line by line.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    public TimeSpan Took { get; init; } = TimeSpan.FromMilliseconds(2);

    /// <summary>Whether it never ends by itself.</summary>
    public bool Forever { get; init; }

    /// <summary>CPU it burns while it runs, in thousandths of a core.</summary>
    public long MilliCpu { get; init; }

    /// <summary>Memory it holds at its peak.</summary>
    public long MemoryBytes { get; init; }

    /// <summary>Ports it listens on while it runs.</summary>
    public IReadOnlyList<int> Ports { get; init; } = [];

    /// <summary>Whether what listens is a web server with nothing to show.</summary>
    public bool ServesNothing { get; init; }

    /// <summary>Local storage it fills.</summary>
    public (string Path, long Bytes)? Disk { get; init; }

    public static CommandResult Success { get; } = new();

    public static CommandResult Failed { get; } = new() { Status = 1 };

    public static CommandResult Prints(params IReadOnlyList<string> lines) => new() { Output = lines };

    public static CommandResult Fails(int status, params IReadOnlyList<string> errors) => new() { Status = status, Errors = errors };
}
