using System.Security.Cryptography;

namespace Autoheal.Journal;

/// <summary>Builds one frame at a time in a buffer that is used again. Not thread-safe.</summary>
internal sealed class FrameBuilder
{
    private readonly FrameLink _link = new();
    private byte[] _buffer = new byte[64 * 1024];
    private int _length = FrameHeader.Size;

    /// <summary>Gets the number of records added since <see cref="Clear"/>.</summary>
    public int Records { get; private set; }

    public void Clear()
    {
        _length = FrameHeader.Size;
        Records = 0;
        _link.Clear();
    }

    /// <summary>Adds a record and moves its stream's chain on.</summary>
    /// <param name="stream">The record's stream.</param>
    /// <param name="record">The record.</param>
    /// <param name="place">What the store adds.</param>
    /// <param name="streamHash">In: the hash of the stream's last record. Out: this record's.</param>
    /// <returns>The range of the entry within the frame.</returns>
    public (int Offset, int Length) Add(StreamId stream, NewRecord record, in RecordPlace place, Span<byte> streamHash)
    {
        var length = FrameEntry.HeaderSize + RecordCodec.Measure(stream, record);
        var offset = _length;
        Reserve(length);
        var entry = _buffer.AsSpan(offset, length);
        RecordCodec.Write(entry[FrameEntry.HeaderSize..], stream, record, place);

        // The previous hash goes where this record's will stand: right before the canonical bytes, so one call hashes both.
        streamHash.CopyTo(FrameEntry.HashSlot(entry));
        SHA256.HashData(FrameEntry.HashedPart(entry), streamHash);
        streamHash.CopyTo(FrameEntry.HashSlot(entry));
        FrameEntry.Seal(entry);
        _link.Add(streamHash);
        _length += length;
        Records++;
        return (offset, length);
    }

    /// <summary>Puts the header in place and moves the chain of frames on.</summary>
    public ReadOnlySpan<byte> Complete(JournalTail tail, long epoch)
    {
        var header = new FrameHeader
        {
            BodyLength = _length - FrameHeader.Size,
            Number = tail.NextFrame,
            Epoch = epoch,
            FirstPosition = tail.NextPosition,
            Records = Records,
        };
        header.Write(_buffer, tail.Link);
        _link.Compute(_buffer, tail.Link);
        return _buffer.AsSpan(0, _length);
    }

    private void Reserve(int length)
    {
        if (_buffer.Length - _length < length)
        {
            Array.Resize(ref _buffer, Math.Max(_length + length, _buffer.Length * 2));
        }
    }
}
