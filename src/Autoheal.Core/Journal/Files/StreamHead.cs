namespace Autoheal.Journal;

/// <summary>What the journal knows of one stream.</summary>
internal sealed class StreamHead(StreamId stream)
{
    public StreamId Stream { get; } = stream;

    /// <summary>Gets the positions of the durable records, by sequence. Guarded by the index.</summary>
    public List<long> Positions { get; } = [];

    /// <summary>Gets or sets the last sequence, counting records that are on their way to the disk. The writer's own.</summary>
    public long Version { get; set; }

    /// <summary>Gets the hash of the record at <see cref="Version"/>; zeros before the first. The writer's own.</summary>
    public byte[] Hash { get; } = new byte[RecordCodec.HashSize];
}
