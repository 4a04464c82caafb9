namespace Autoheal.Journal;

/// <summary>Where and how a file journal is kept.</summary>
public sealed record FileJournalOptions
{
    /// <summary>Gets the directory; created when absent, for its owner only. One journal per directory.</summary>
    public required string Directory { get; init; }

    /// <summary>
    /// Gets the size, in bytes, from which a segment takes no further frame and a new one is begun; 64 MiB by default, 4 KiB to 1 GiB.
    /// </summary>
    public long SegmentBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>
    /// Gets the number of records that may share one fsync; 512 by default, 1 to 65,536. An append that is larger than this goes alone.
    /// </summary>
    public int MaxGroup { get; init; } = 512;

    /// <summary>
    /// Gets a value indicating whether appends run on the caller's thread, one fsync each, instead of on the writer's own thread: for
    /// tests that must be reproducible to the write.
    /// </summary>
    internal bool Synchronous { get; init; }

    /// <summary>Throws when a value is out of range.</summary>
    internal void Validate()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Directory);
        ArgumentOutOfRangeException.ThrowIfLessThan(SegmentBytes, 4 * 1024);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(SegmentBytes, 1024 * 1024 * 1024);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxGroup, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxGroup, 65_536);
    }
}
