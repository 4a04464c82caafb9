namespace Autoheal.Journal;

/// <summary>How an append ended: all of it is durable, or none of it was written.</summary>
public sealed record AppendResult
{
    private AppendResult(IReadOnlyList<JournalRecord> records, StreamId? conflicting, long actualVersion)
    {
        Records = records;
        ConflictingStream = conflicting;
        ActualVersion = actualVersion;
    }

    /// <summary>Gets a value indicating whether every record is durable.</summary>
    public bool Succeeded => ConflictingStream is null;

    /// <summary>Gets the durable records in the order given; empty after a conflict.</summary>
    public IReadOnlyList<JournalRecord> Records { get; }

    /// <summary>Gets the first stream whose version was not the expected one; null on success.</summary>
    public StreamId? ConflictingStream { get; }

    /// <summary>Gets the actual version of <see cref="ConflictingStream"/>; 0 on success.</summary>
    public long ActualVersion { get; }

    /// <summary>Everything was written.</summary>
    public static AppendResult Appended(IReadOnlyList<JournalRecord> records) => new(records, null, 0);

    /// <summary>Nothing was written: another writer was first on <paramref name="stream"/>.</summary>
    public static AppendResult Conflict(StreamId stream, long actualVersion) => new([], stream, actualVersion);
}
