namespace Autoheal.Journal;

/// <summary>What <see cref="FrameScanner.Next"/> met.</summary>
internal enum ScanOutcome
{
    /// <summary>A sound frame in its place.</summary>
    Frame,

    /// <summary>The end of the journal, right behind a frame.</summary>
    End,

    /// <summary>The file ends within a frame. Behind the last frame that is an append which never became durable.</summary>
    Unfinished,

    /// <summary>A checksum fails. In the last frame a crash may have done it; elsewhere it is damage.</summary>
    Damaged,

    /// <summary>Checksums hold but the chain does not: never the work of a crash.</summary>
    Broken,
}
