namespace Autoheal.Cli;

/// <summary>Everything that the tool takes from the process around it, so that tests can be that process.</summary>
internal sealed record ToolEnvironment
{
    /// <summary>Results go here.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Diagnostics go here.</summary>
    public required TextWriter Error { get; init; }

    public required TextReader In { get; init; }

    /// <summary>Whether <see cref="Out"/> is a terminal.</summary>
    public bool OutIsTerminal { get; init; }

    /// <summary>Whether <see cref="Error"/> is a terminal.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>How long work may go on in silence where no person watches. <see cref="Timeout.InfiniteTimeSpan"/>: for ever.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Whether a person sits at both <see cref="In"/> and <see cref="Error"/>.</summary>
    public bool IsInteractive { get; init; }

    /// <summary>Reads an environment variable; null when it is not set or empty.</summary>
    public required Func<string, string?> Variable { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public static ToolEnvironment OfProcess() => new()
    {
        Out = Console.Out,
        Error = TextWriter.Synchronized(Console.Error),
        In = Console.In,
        OutIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        IsInteractive = !Console.IsInputRedirected && !Console.IsErrorRedirected,
        Variable = name => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null,
    };
}
