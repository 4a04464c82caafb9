namespace Autoheal.Journal;

/// <summary>
/// Walks through the frames of a journal in order and checks what can be checked without hashing records: checksums, numbers,
/// positions, epochs and the links between frames. Not thread-safe.
/// </summary>
internal sealed class FrameScanner(IJournalDisk disk, SegmentList segments) : IDisposable
{
    private readonly SegmentWindow _window = new(disk);
    private readonly FrameLink _link = new();
    private readonly List<Range> _entries = [];
    private int _frameLength;
    private long _frameOffset;

    /// <summary>Gets where the scanner stands: behind the last sound frame.</summary>
    public JournalTail Tail { get; } = new();

    /// <summary>Gets the header of the frame just met.</summary>
    public FrameHeader Header { get; private set; }

    /// <summary>Gets what is wrong, after any outcome but a frame or the end.</summary>
    public string Reason { get; private set; } = string.Empty;

    /// <summary>Gets the position of the first record that cannot be trusted, after any outcome but a frame or the end.</summary>
    public long BadPosition { get; private set; }

    /// <summary>Gets a value indicating whether the scanner stands in the last segment.</summary>
    public bool InLastSegment => Tail.Segment >= segments.Count - 1;

    /// <summary>The entry of a record of the frame just met, and its offset in the segment; valid until <see cref="Next"/>.</summary>
    public ReadOnlySpan<byte> Entry(int index, out long offset)
    {
        var (start, length) = _entries[index].GetOffsetAndLength(_frameLength);
        offset = _frameOffset + start;
        return _window.Get(_frameOffset, _frameLength).Slice(start, length);
    }

    /// <summary>Takes in what was written since the end was met.</summary>
    public void Resume()
    {
        segments.Refresh();
        if (Tail.Segment >= 0)
        {
            _window.Open(segments.PathOf(Tail.Segment));
        }
    }

    /// <summary>Makes what was scanned durable.</summary>
    public void Sync() => _window.Sync();

    /// <summary>Goes to the next frame.</summary>
    public ScanOutcome Next()
    {
        while (Tail.Segment < 0 || _window.Get(Tail.Offset, FrameHeader.Size).IsEmpty)
        {
            if (InLastSegment)
            {
                return ScanOutcome.End;
            }

            if (segments.FirstFrame(Tail.Segment + 1) != Tail.NextFrame)
            {
                return Fail(ScanOutcome.Broken, Tail.NextPosition, $"frame {Tail.NextFrame} is missing");
            }

            Tail.EnterNextSegment();
            _window.Open(segments.PathOf(Tail.Segment));
        }

        return ReadFrame();
    }

    /// <summary>
    /// Whether a later frame stands anywhere behind the place where the scan failed. A frame is written only after the one before is
    /// durable, so then the failure is damage and not a torn append.
    /// </summary>
    public bool AnyFrameBehind()
    {
        if (!InLastSegment)
        {
            return true;
        }

        const int Chunk = 256 * 1024;
        for (var offset = Tail.Offset + 1; ; offset += Chunk)
        {
            var bytes = _window.Get(offset, Chunk + FrameHeader.Size);
            for (var i = 0; i < bytes.Length - FrameHeader.Size + 1; i++)
            {
                var next = FrameHeader.IndexOfMagic(bytes[i..]);
                if (next < 0)
                {
                    break;
                }

                i += next;
                if (FrameHeader.TryRead(bytes[i..], out var header) && header.Number > Tail.NextFrame)
                {
                    return true;
                }
            }

            if (bytes.Length < Chunk + FrameHeader.Size)
            {
                return false;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _window.Dispose();

    private ScanOutcome ReadFrame()
    {
        var head = _window.Get(Tail.Offset, FrameHeader.Size);
        if (head.Length < FrameHeader.Size)
        {
            return Fail(ScanOutcome.Unfinished, Tail.NextPosition, "the file ends within a frame's header");
        }

        if (!FrameHeader.TryRead(head, out var header))
        {
            return Fail(ScanOutcome.Damaged, Tail.NextPosition, "a frame's header is damaged");
        }

        if (MisplacedBecause(header, head) is { } misplaced)
        {
            return Fail(ScanOutcome.Broken, Tail.NextPosition, misplaced);
        }

        var frame = _window.Get(Tail.Offset, FrameHeader.Size + header.BodyLength);
        if (frame.Length < FrameHeader.Size + header.BodyLength)
        {
            return Fail(ScanOutcome.Unfinished, Tail.NextPosition, "the file ends within a frame");
        }

        return ReadBody(header, frame);
    }

    private ScanOutcome ReadBody(in FrameHeader header, ReadOnlySpan<byte> frame)
    {
        _entries.Clear();
        _link.Clear();
        var offset = FrameHeader.Size;
        for (var i = 0; i < header.Records; i++)
        {
            if (FrameEntry.TryMeasure(frame[offset..]) is not { } length)
            {
                return Fail(ScanOutcome.Damaged, header.FirstPosition + i, "a record's checksum does not match");
            }

            _link.Add(FrameEntry.Hash(frame[offset..]));
            _entries.Add(offset..(offset + length));
            offset += length;
        }

        if (offset != frame.Length)
        {
            return Fail(ScanOutcome.Broken, header.FirstPosition, "a frame is longer than its records");
        }

        _link.Compute(frame, Tail.Link);
        _frameOffset = Tail.Offset;
        _frameLength = frame.Length;
        Header = header;
        Tail.Advance(header);
        return ScanOutcome.Frame;
    }

    private string? MisplacedBecause(in FrameHeader header, ReadOnlySpan<byte> bytes) => header switch
    {
        _ when header.Number != Tail.NextFrame => $"frame {header.Number} stands where frame {Tail.NextFrame} belongs",
        _ when header.FirstPosition != Tail.NextPosition => $"frame {header.Number} begins at another position",
        _ when header.Epoch < Tail.Epoch => $"frame {header.Number} is of epoch {header.Epoch}, after epoch {Tail.Epoch}",
        _ when header.BodyLength is < 0 or > FrameHeader.MaxBody || header.Records < 0 => $"frame {header.Number} has an impossible size",
        _ when !FrameHeader.PreviousLink(bytes).SequenceEqual(Tail.Link) => $"frame {header.Number} does not continue the frame before it",
        _ => null,
    };

    private ScanOutcome Fail(ScanOutcome outcome, long position, string reason)
    {
        BadPosition = position;
        Reason = reason;
        return outcome;
    }
}
