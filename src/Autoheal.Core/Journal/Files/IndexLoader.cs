namespace Autoheal.Journal;

/// <summary>Takes scanned frames into an index. Not thread-safe.</summary>
internal sealed class IndexLoader(JournalIndex index, IdFingerprints? ids = null)
{
    private readonly List<StagedRecord> _staged = [];

    /// <summary>Gets a value indicating whether records wait to be published.</summary>
    public bool HasStaged => _staged.Count > 0;

    /// <summary>Takes in the frame that the scanner has just met; its records are found after <see cref="Publish"/>.</summary>
    /// <exception cref="JournalException">A record stands in the wrong place.</exception>
    public void Load(FrameScanner scanner)
    {
        for (var i = 0; i < scanner.Header.Records; i++)
        {
            var entry = scanner.Entry(i, out var offset);
            var key = RecordCodec.ReadKey(FrameEntry.Canonical(entry));
            var head = index.HeadOf(key.Stream);
            var position = scanner.Header.FirstPosition + i;
            if (key.Place != new RecordPlace(position, head.Version + 1, scanner.Header.Epoch))
            {
                throw new JournalException($"The record at position {position} claims to be another: {head.Stream} {key.Place.Sequence}.");
            }

            head.Version++;
            FrameEntry.Hash(entry).CopyTo(head.Hash);
            ids?.Add(key.Id);
            _staged.Add(new StagedRecord(head, new RecordLocation(scanner.Tail.Segment, (uint)offset, entry.Length)));
        }
    }

    /// <summary>Makes what was taken in visible.</summary>
    public void Publish()
    {
        index.Publish(_staged);
        _staged.Clear();
    }
}
