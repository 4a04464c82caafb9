namespace Autoheal.Reasoning.Logs;

/// <summary>Terms that must all be seen within a window, in order or in any order, and terms that must not.</summary>
internal sealed record LogPattern
{
    /// <summary>Whether the terms must come in their order.</summary>
    public required bool IsOrdered { get; init; }

    public required IReadOnlyList<LogTerm> Terms { get; init; }

    public IReadOnlyList<LogNegation> Negations { get; init; } = [];

    /// <summary>The longest time from the first line to the last; null is unlimited.</summary>
    public TimeSpan? Window { get; init; }

    /// <summary>Names of extracted values that must be equal on all lines of a match.</summary>
    public IReadOnlyList<string> Correlations { get; init; } = [];

    /// <summary>What kind of source the lines come from, for instance <c>cre.log.nginx</c>; empty if not given. For readers only.</summary>
    public string Source { get; init; } = "";
}
