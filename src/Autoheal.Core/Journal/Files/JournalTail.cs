namespace Autoheal.Journal;

/// <summary>Where the next frame begins, and what it has to continue.</summary>
internal sealed class JournalTail
{
    /// <summary>Gets or sets the segment's index; -1 before the first.</summary>
    public int Segment { get; set; } = -1;

    /// <summary>Gets or sets the offset in the segment.</summary>
    public long Offset { get; set; }

    /// <summary>Gets or sets the number that the next frame must have.</summary>
    public long NextFrame { get; set; } = 1;

    /// <summary>Gets or sets the position that the next record must have.</summary>
    public long NextPosition { get; set; } = 1;

    /// <summary>Gets or sets the epoch of the last frame.</summary>
    public long Epoch { get; set; }

    /// <summary>Gets the last frame's link.</summary>
    public byte[] Link { get; } = new byte[RecordCodec.HashSize];

    /// <summary>Gets or sets the offset of the last frame in <see cref="Segment"/>; -1 when that segment holds none.</summary>
    public long LastFrameOffset { get; set; } = -1;

    /// <summary>Moves behind a frame whose link is already in <see cref="Link"/>.</summary>
    public void Advance(in FrameHeader header)
    {
        LastFrameOffset = Offset;
        Offset += FrameHeader.Size + header.BodyLength;
        NextFrame = header.Number + 1;
        NextPosition = header.FirstPosition + header.Records;
        Epoch = header.Epoch;
    }

    /// <summary>Moves to the beginning of the next segment.</summary>
    public void EnterNextSegment()
    {
        Segment++;
        Offset = 0;
        LastFrameOffset = -1;
    }
}
