namespace Autoheal.Journal;

/// <summary>What one atomic append adds to one stream.</summary>
public sealed record StreamAppend
{
    /// <summary>Gets the stream.</summary>
    public required StreamId Stream { get; init; }

    /// <summary>Gets the sequence of the last record that the writer has seen, 0 for a stream that must not exist yet.</summary>
    public required long ExpectedVersion { get; init; }

    /// <summary>Gets the records, in order; at least one.</summary>
    public required IReadOnlyList<NewRecord> Records { get; init; }
}
