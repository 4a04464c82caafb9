namespace Autoheal.Journal;

/// <summary>
/// Checks a journal's files from the first byte to the last, trusting nothing but the files: checksums, places, the chain of frames, and every
/// record's hash in its stream's chain. Works beside a writer and on a copy.
/// </summary>
internal sealed class JournalVerifier(IJournalDisk disk, string directory)
{
    private readonly JournalIndex _streams = new();

    /// <summary>Checks the journal.</summary>
    /// <param name="durable">The number of records that must be there; 0 when unknown.</param>
    /// <param name="cancellationToken">Gives up between two frames.</param>
    public JournalVerification Run(long durable, CancellationToken cancellationToken)
    {
        try
        {
            var segments = new SegmentList(disk, directory);
            segments.Refresh();
            using var scanner = new FrameScanner(disk, segments);
            using var hashes = new HashChecker();
            var places = CheckPlaces(scanner, hashes, durable, cancellationToken);

            // Hashes are checked up to where the places went wrong, so a wrong hash is the earlier fault.
            return hashes.Finish() is { } bad ? Bad(bad, "the record does not match its hash") : places;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new JournalException($"The journal in '{directory}' cannot be read: {error.Message}", error);
        }
    }

    private JournalVerification CheckPlaces(FrameScanner scanner, HashChecker hashes, long durable, CancellationToken cancellationToken)
    {
        ScanOutcome outcome;
        while ((outcome = scanner.Next()) == ScanOutcome.Frame)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var i = 0; i < scanner.Header.Records; i++)
            {
                var entry = scanner.Entry(i, out _);
                var position = scanner.Header.FirstPosition + i;
                if (WhatIsWrong(entry, position, scanner.Header.Epoch, hashes) is { } reason)
                {
                    return Bad(position, reason);
                }
            }
        }

        return Conclude(scanner, outcome, durable);
    }

    private string? WhatIsWrong(ReadOnlySpan<byte> entry, long position, long epoch, HashChecker hashes)
    {
        var canonical = FrameEntry.Canonical(entry);
        try
        {
            var key = RecordCodec.ReadKey(canonical);
            var head = _streams.HeadOf(key.Stream);
            if (key.Place != new RecordPlace(position, head.Version + 1, epoch))
            {
                return "the record claims another place than its own";
            }

            hashes.Add(position, FrameEntry.Hash(entry), head.Hash, canonical);
            FrameEntry.Hash(entry).CopyTo(head.Hash);
            head.Version++;
            return null;
        }
        catch (JournalException error)
        {
            return error.Message;
        }
    }

    private static JournalVerification Conclude(FrameScanner scanner, ScanOutcome outcome, long durable)
    {
        var next = scanner.Tail.NextPosition;

        // An unfinished append at the end was never acknowledged: nothing is missing. A writer may even be at it.
        if (outcome == ScanOutcome.End || (outcome == ScanOutcome.Unfinished && scanner.InLastSegment))
        {
            return next > durable
                ? new JournalVerification { Ok = true, Records = next - 1 }
                : Bad(next, $"the journal ends here, but records up to {durable} were durable");
        }

        var where = $"frame {scanner.Tail.NextFrame} at offset {scanner.Tail.Offset} of segment {Math.Max(scanner.Tail.Segment, 0) + 1}";
        return Bad(scanner.BadPosition, $"{scanner.Reason} ({where})");
    }

    private static JournalVerification Bad(long position, string reason) =>
        new() { Ok = false, Records = position - 1, FirstBad = position, Reason = $"Position {position}: {reason}." };
}
