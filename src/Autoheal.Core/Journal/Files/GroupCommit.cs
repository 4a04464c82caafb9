using System.Text;

namespace Autoheal.Journal;

/// <summary>
/// Makes a group of appends durable with one frame and one fsync. Decides conflicts and duplicates in the order in which the appends
/// came, counting those of the same group; every answer waits for the fsync, since it may rest on records of the group.
/// Called by one thread at a time; after an exception never again.
/// </summary>
internal sealed class GroupCommit(SegmentList segments, JournalIndex index, IdFingerprints ids, JournalTail tail, long epoch, long segmentBytes)
    : IDisposable
{
    private readonly FrameBuilder _frame = new();
    private readonly List<StagedRecord> _staged = [];
    private readonly byte[] _idBytes = new byte[JournalLimits.MaxNameBytes];
    private IJournalFile? _file;

    /// <summary>Opens the last segment, if there is one.</summary>
    public void Open(IJournalDisk disk)
    {
        if (tail.Segment >= 0)
        {
            _file = disk.OpenWrite(segments.PathOf(tail.Segment));
        }
    }

    /// <summary>Makes the epoch durable: a frame without records, before any append of this writer.</summary>
    public void TakeEpoch()
    {
        _frame.Clear();
        WriteFrame();
    }

    /// <summary>Commits a group and answers its appends.</summary>
    /// <exception cref="IOException">The disk failed: it is unknown what is durable.</exception>
    public void Run(IReadOnlyList<PendingAppend> group)
    {
        _frame.Clear();
        _staged.Clear();
        var segment = WillRoll ? tail.Segment + 1 : tail.Segment;
        var start = WillRoll ? 0 : tail.Offset;
        foreach (var append in group)
        {
            Stage(append, segment, start);
        }

        if (_staged.Count > 0)
        {
            WriteFrame();
            index.Publish(_staged);
        }

        foreach (var append in group)
        {
            append.Complete();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    private bool WillRoll => _file is null || tail.Offset >= segmentBytes;

    private void Stage(PendingAppend append, int segment, long start)
    {
        if (append.CancellationToken.IsCancellationRequested)
        {
            append.Refusal = new OperationCanceledException(append.CancellationToken);
            return;
        }

        foreach (var part in append.Appends)
        {
            var head = index.HeadOf(part.Stream);
            if (head.Version != part.ExpectedVersion)
            {
                append.Answer = AppendResult.Conflict(part.Stream, head.Version);
                return;
            }
        }

        if (FirstKnownId(append.Appends) is { } known)
        {
            append.Refusal = AppendRules.DuplicateId(known);
            return;
        }

        append.Answer = AppendResult.Appended(Encode(append, segment, start));
    }

    private string? FirstKnownId(IReadOnlyList<StreamAppend> appends)
    {
        foreach (var part in appends)
        {
            foreach (var record in part.Records)
            {
                if (ids.Contains(Utf8(record.Id)))
                {
                    return record.Id;
                }
            }
        }

        return null;
    }

    private JournalRecord[] Encode(PendingAppend append, int segment, long start)
    {
        var records = new JournalRecord[append.Size.Records];
        var next = 0;
        foreach (var part in append.Appends)
        {
            var head = index.HeadOf(part.Stream);
            foreach (var record in part.Records)
            {
                var place = new RecordPlace(tail.NextPosition + _frame.Records, head.Version + 1, epoch);
                var (offset, length) = _frame.Add(part.Stream, record, place, head.Hash);
                head.Version = place.Sequence;
                ids.Add(Utf8(record.Id));
                _staged.Add(new StagedRecord(head, new RecordLocation(segment, (uint)(start + offset), length)));
                records[next++] = RecordCodec.ToRecord(part.Stream, record, place, head.Hash);
            }
        }

        return records;
    }

    private void WriteFrame()
    {
        if (WillRoll)
        {
            _file?.Dispose();
            _file = segments.Create(tail.NextFrame);
            tail.EnterNextSegment();
        }

        var frame = _frame.Complete(tail, epoch);
        _file!.Write(tail.Offset, frame);
        _file.Sync();
        FrameHeader.TryRead(frame, out var header);
        tail.Advance(header);
    }

    private ReadOnlySpan<byte> Utf8(string id) => _idBytes.AsSpan(0, Encoding.UTF8.GetBytes(id, _idBytes));
}
