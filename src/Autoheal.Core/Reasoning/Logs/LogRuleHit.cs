namespace Autoheal.Reasoning.Logs;

/// <summary>A rule fired on a log.</summary>
public sealed record LogRuleHit
{
    /// <summary>Gets the rule.</summary>
    public required LogRule Rule { get; init; }

    /// <summary>Gets how often its pattern was complete.</summary>
    public required int Count { get; init; }

    /// <summary>Gets the numbers of the lines that completed it, ascending, from 1; the first 10,000.</summary>
    public required IReadOnlyList<int> Lines { get; init; }

    /// <summary>Gets when the first of these lines was written, in UTC; null when the log carries no times.</summary>
    public DateTime? First { get; init; }

    /// <summary>Gets when the last of these lines was written, in UTC.</summary>
    public DateTime? Last { get; init; }
}
