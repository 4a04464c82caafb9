namespace Autoheal.Reasoning.Logs;

/// <summary>A term was seen: once on a line, on the lines of a record, or as a whole pattern.</summary>
internal sealed record SeenLines
{
    /// <summary>When the first line was written; null when the log carries no times.</summary>
    public required DateTime? From { get; init; }

    /// <summary>When the last line was written.</summary>
    public required DateTime? To { get; init; }

    /// <summary>The position in the log, which grows with every line; for a pattern that of its last line.</summary>
    public required long Position { get; init; }

    /// <summary>The numbers of the lines.</summary>
    public required IReadOnlyList<int> Lines { get; init; }

    /// <summary>The text; empty for a pattern.</summary>
    public string Text { get; init; } = "";

    /// <summary>The time from this to a later sighting; zero when a clock is missing or stepped back.</summary>
    public TimeSpan Until(SeenLines later) =>
        From is { } from && later.To is { } to && to > from ? to - from : TimeSpan.Zero;
}
