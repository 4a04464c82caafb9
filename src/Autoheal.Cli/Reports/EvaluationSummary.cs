namespace Autoheal.Cli.Reports;

/// <summary>How many cases there were and how they went.</summary>
internal sealed record EvaluationSummary
{
    public required int Cases { get; init; }

    public required int Passed { get; init; }

    /// <summary>Those that could not be read included.</summary>
    public required int Failed { get; init; }

    /// <summary>Those that expect nothing.</summary>
    public required int Unjudged { get; init; }

    /// <summary>Those that could not be read.</summary>
    public required int Unreadable { get; init; }
}
