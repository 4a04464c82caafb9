namespace Autoheal.Reasoning.Logs;

/// <summary>
/// One thing that logs can show: a pattern over lines, and what it means. Read from YAML by <see cref="LogRuleSet"/>. Immutable.
/// </summary>
public sealed record LogRule
{
    /// <summary>Gets the id: <c>cre.id</c>, else <c>id</c>. Unique within a set.</summary>
    public required string Id { get; init; }

    /// <summary>Gets one line for people; empty when the file gives none.</summary>
    public string Title { get; init; } = "";

    /// <summary>Gets the cause that the rule speaks for; null for rules that only name themselves.</summary>
    public CauseCode? Cause { get; init; }

    /// <summary>Gets how much one sighting says for the cause, above 0 and at most 1. Log text alone never confirms.</summary>
    public double Weight { get; init; } = 0.5;

    /// <summary>Gets 0 (critical) to 4 (information); null when the file gives none.</summary>
    public int? Severity { get; init; }

    /// <summary>Gets the category that the file gives; empty if none.</summary>
    public string Category { get; init; } = "";

    /// <summary>Gets the file that it was read from.</summary>
    public required string File { get; init; }

    /// <summary>Gets its first line in <see cref="File"/>, from 1.</summary>
    public int Line { get; init; }

    /// <summary>Gets a value indicating whether the engine can decide it; otherwise a note of its set says why not, and it never fires.</summary>
    public bool IsDecidable => Pattern is not null;

    internal LogPattern? Pattern { get; init; }

    /// <summary>Finds the named dependency in a line that matched; the first that matches counts.</summary>
    internal IReadOnlyList<LineRegex> Names { get; init; } = [];
}
