namespace Autoheal.Journal;

/// <summary>The part of a record that an index needs; valid only as long as the bytes it was read from.</summary>
internal readonly ref struct RecordKey(RecordPlace place, ReadOnlySpan<byte> stream, ReadOnlySpan<byte> id)
{
    public RecordPlace Place { get; } = place;

    /// <summary>Gets the stream's name in UTF-8.</summary>
    public ReadOnlySpan<byte> Stream { get; } = stream;

    /// <summary>Gets the record's id in UTF-8.</summary>
    public ReadOnlySpan<byte> Id { get; } = id;
}
