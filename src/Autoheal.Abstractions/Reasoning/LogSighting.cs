namespace Autoheal.Reasoning;

/// <summary>A log speaks of a cause. Holds no text of the log but the names in <see cref="Dependencies"/>.</summary>
public sealed record LogSighting
{
    /// <summary>Gets the cause, for instance <c>log.connection.refused</c>.</summary>
    public required CauseCode Cause { get; init; }

    /// <summary>Gets one line that says what the cause is, in Autoheal's words.</summary>
    public required string Title { get; init; }

    /// <summary>Gets how much it says for the cause, above 0 and at most 1.</summary>
    public required double Weight { get; init; }

    /// <summary>Gets how often it was seen.</summary>
    public required int Count { get; init; }

    /// <summary>Gets the number of the first line that says so, from 1.</summary>
    public required int FirstLine { get; init; }

    /// <summary>Gets when it was first said, in UTC; null when the log carries no times.</summary>
    public DateTime? First { get; init; }

    /// <summary>Gets when it was last said, in UTC.</summary>
    public DateTime? Last { get; init; }

    /// <summary>Gets the shortest time that the lines speak of, for instance of a slow call; null when they speak of none.</summary>
    public TimeSpan? Shortest { get; init; }

    /// <summary>Gets the longest time that the lines speak of.</summary>
    public TimeSpan? Longest { get; init; }

    /// <summary>Gets what the lines name: the most frequent first, at most eight.</summary>
    public IReadOnlyList<LogDependency> Dependencies { get; init; } = [];
}
