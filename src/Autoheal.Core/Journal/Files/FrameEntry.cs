using System.Buffers.Binary;

namespace Autoheal.Journal;

/// <summary>
/// One record in a frame's body.
/// <code>0 4 canonical length · 4 4 CRC-32C of the length and of everything after the checksum · 8 32 hash · 40 canonical bytes</code>
/// A checksum for each record, not for the frame, so that damage is traced to the record and a single read can be checked.
/// </summary>
internal static class FrameEntry
{
    public const int HeaderSize = 8 + RecordCodec.HashSize;

    private const int ChecksumOffset = 4;
    private const int HashOffset = 8;

    /// <summary>The size of the entry that starts here; null when there is no whole entry with a right checksum.</summary>
    public static int? TryMeasure(ReadOnlySpan<byte> source)
    {
        if (source.Length < HeaderSize)
        {
            return null;
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(source);
        if (length < 0 || length > source.Length - HeaderSize)
        {
            return null;
        }

        var entry = source[..(HeaderSize + length)];
        return BinaryPrimitives.ReadUInt32LittleEndian(entry[ChecksumOffset..]) == Checksum(entry) ? entry.Length : null;
    }

    public static ReadOnlySpan<byte> Hash(ReadOnlySpan<byte> entry) => entry.Slice(HashOffset, RecordCodec.HashSize);

    public static ReadOnlySpan<byte> Canonical(ReadOnlySpan<byte> entry) => entry[HeaderSize..];

    /// <summary>The hash's place in an entry under construction.</summary>
    public static Span<byte> HashSlot(Span<byte> entry) => entry.Slice(HashOffset, RecordCodec.HashSize);

    /// <summary>The previous hash's and the canonical bytes' place in an entry under construction: what the record's hash covers.</summary>
    public static Span<byte> HashedPart(Span<byte> entry) => entry[HashOffset..];

    /// <summary>Completes an entry whose hash and canonical bytes stand in place.</summary>
    public static void Seal(Span<byte> entry)
    {
        BinaryPrimitives.WriteInt32LittleEndian(entry, entry.Length - HeaderSize);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[ChecksumOffset..], Checksum(entry));
    }

    private static uint Checksum(ReadOnlySpan<byte> entry) => Crc32C.Compute(entry[..ChecksumOffset], entry[HashOffset..]);
}
