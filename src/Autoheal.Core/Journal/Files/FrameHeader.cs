using System.Buffers.Binary;

namespace Autoheal.Journal;

/// <summary>
/// The head of a frame. A frame is what one fsync makes durable: one append, or the several appends that shared a group
/// commit. The next frame is written only after that fsync, so a crash can tear the last frame and no other.
/// <code>
/// 0   4  magic FF 41 4A 01 (FF never occurs in UTF-8; the last byte is the format)
/// 4   4  body length        8   8  frame number, from 1, through all segments
/// 16  8  writer's epoch     24  8  position of the first record
/// 32  4  number of records; 0 in the frame with which a writer takes its epoch
/// 36 32  link of the previous frame, zeros before the first
/// 68  4  CRC-32C of the 68 bytes before
/// </code>
/// The body is a run of <see cref="FrameEntry"/>. A frame's link is SHA-256 over its header and the hashes of its records.
/// </summary>
internal readonly struct FrameHeader
{
    public const int Size = 72;

    /// <summary>No frame is longer: an append of the largest size on top of a group that was nearly full.</summary>
    public const int MaxBody = 2 * JournalLimits.MaxAppendBytes;

    private const uint Magic = 0x014A41FF;
    private const int LinkOffset = 36;
    private const int ChecksumOffset = 68;

    public required int BodyLength { get; init; }

    public required long Number { get; init; }

    public required long Epoch { get; init; }

    public required long FirstPosition { get; init; }

    public required int Records { get; init; }

    /// <summary>The previous link inside a header's bytes.</summary>
    public static ReadOnlySpan<byte> PreviousLink(ReadOnlySpan<byte> header) => header.Slice(LinkOffset, RecordCodec.HashSize);

    /// <summary>Where the next header may begin; -1 when nowhere.</summary>
    public static int IndexOfMagic(ReadOnlySpan<byte> bytes) => bytes.IndexOf((ReadOnlySpan<byte>)[0xFF, 0x41, 0x4A, 0x01]);

    /// <summary>Whether the bytes are a header with a right checksum; says nothing about its place.</summary>
    public static bool TryRead(ReadOnlySpan<byte> source, out FrameHeader header)
    {
        header = default;
        if (source.Length < Size
            || BinaryPrimitives.ReadUInt32LittleEndian(source) != Magic
            || BinaryPrimitives.ReadUInt32LittleEndian(source[ChecksumOffset..]) != Crc32C.Compute(source[..ChecksumOffset]))
        {
            return false;
        }

        header = new FrameHeader
        {
            BodyLength = BinaryPrimitives.ReadInt32LittleEndian(source[4..]),
            Number = BinaryPrimitives.ReadInt64LittleEndian(source[8..]),
            Epoch = BinaryPrimitives.ReadInt64LittleEndian(source[16..]),
            FirstPosition = BinaryPrimitives.ReadInt64LittleEndian(source[24..]),
            Records = BinaryPrimitives.ReadInt32LittleEndian(source[32..]),
        };
        return true;
    }

    /// <summary>Writes the header and its checksum.</summary>
    public void Write(Span<byte> destination, ReadOnlySpan<byte> previousLink)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(destination, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(destination[4..], BodyLength);
        BinaryPrimitives.WriteInt64LittleEndian(destination[8..], Number);
        BinaryPrimitives.WriteInt64LittleEndian(destination[16..], Epoch);
        BinaryPrimitives.WriteInt64LittleEndian(destination[24..], FirstPosition);
        BinaryPrimitives.WriteInt32LittleEndian(destination[32..], Records);
        previousLink.CopyTo(destination[LinkOffset..]);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[ChecksumOffset..], Crc32C.Compute(destination[..ChecksumOffset]));
    }
}
