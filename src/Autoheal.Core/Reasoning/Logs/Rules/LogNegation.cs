namespace Autoheal.Reasoning.Logs;

/// <summary>
/// A term whose sighting undoes a match. The forbidden time begins at the anchor plus the slide and lasts for the window, to which the
/// length of the match is added unless the window is absolute; with all defaults that is from the first line of the match to the last.
/// </summary>
internal sealed record LogNegation
{
    public required LogTerm Term { get; init; }

    public TimeSpan Window { get; init; }

    /// <summary>Moves the beginning; may be negative.</summary>
    public TimeSpan Slide { get; init; }

    /// <summary>The term of the match that the time is counted from.</summary>
    public int Anchor { get; init; }

    public bool IsAbsolute { get; init; }
}
