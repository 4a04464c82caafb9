using Microsoft.Extensions.Logging;

namespace Autoheal.Journal;

/// <summary>
/// Opens a journal for its writer: scans it, cuts off an append that a crash left unfinished, and refuses any other damage. Every
/// step may be interrupted and repeated.
/// </summary>
internal sealed class JournalRecovery(IJournalDisk disk, SegmentList segments, ILogger logger)
{
    /// <summary>Fills the index and returns the end at which writing goes on.</summary>
    /// <exception cref="JournalException">The journal is damaged elsewhere than at its end.</exception>
    public JournalTail Run(JournalIndex index, IdFingerprints ids)
    {
        // Names that a crashed writer did not come to sync count from here on.
        disk.SyncDirectory(segments.Directory);
        segments.Refresh();
        using var scanner = new FrameScanner(disk, segments);
        var loader = new IndexLoader(index, ids);
        ScanOutcome outcome;
        while ((outcome = scanner.Next()) == ScanOutcome.Frame)
        {
            loader.Load(scanner);
            loader.Publish();
        }

        if (outcome != ScanOutcome.End)
        {
            Repair(scanner, outcome);
        }

        RewriteLastFrame(scanner.Tail);
        return scanner.Tail;
    }

    private void Repair(FrameScanner scanner, ScanOutcome outcome)
    {
        var path = segments.PathOf(Math.Max(scanner.Tail.Segment, 0));
        if (outcome == ScanOutcome.Broken || scanner.AnyFrameBehind())
        {
            throw new JournalException(
                $"The journal is damaged at position {scanner.BadPosition} (frame {scanner.Tail.NextFrame}, '{path}', offset {scanner.Tail.Offset}): "
                + $"{scanner.Reason}. Restore the segment from a copy; nothing was changed.");
        }

        using var file = disk.OpenWrite(path);
        var removed = file.Length - scanner.Tail.Offset;
        file.Truncate(scanner.Tail.Offset);
        file.Sync();
        JournalLog.TailRepaired(logger, path, scanner.Tail.Offset, removed, scanner.Reason);
    }

    /// <summary>
    /// Writes the last frame once more. After an fsync that failed, the kernel shows bytes that the disk never got and calls them
    /// clean; only a new write makes them durable. Older frames were followed by a frame, hence synced.
    /// </summary>
    private void RewriteLastFrame(JournalTail tail)
    {
        if (tail.LastFrameOffset < 0)
        {
            return;
        }

        using var file = disk.OpenWrite(segments.PathOf(tail.Segment));
        var frame = new byte[tail.Offset - tail.LastFrameOffset];
        file.Read(tail.LastFrameOffset, frame);
        file.Write(tail.LastFrameOffset, frame);
        file.Sync();
    }
}
