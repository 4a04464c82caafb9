using System.Security.Cryptography;
using Autoheal.Journal;
using Autoheal.Testing;

namespace Autoheal.Core.Tests.Journal;

public sealed class FileJournalDamageTests
{
    [Fact]
    public async Task Open_LastFrameCutAtEveryByte_KeepsEverythingBefore()
    {
        var whole = await JournalBytes.CreateAsync(appends: 6);
        var bytes = whole.Disk.Content(whole.LastSegment);
        var last = whole.Map(whole.LastSegment)[^1];
        for (var length = last.Header.Start.Value; length < bytes.Length; length++)
        {
            whole.Disk.SetContent(whole.LastSegment, bytes.AsSpan(0, length));

            var before = await whole.VerifyAsync();
            Assert.Equal((true, last.FirstPosition - 1), (before.Ok, before.Records));
            await using (var store = whole.Open())
            {
                Assert.Equal(last.FirstPosition - 1, (await JournalSamples.ToListAsync(store.ReadAllAsync())).Count);
                Assert.True((await store.AppendAsync([JournalSamples.Append("new", 0, "next")], CancellationToken.None)).Succeeded);
            }

            Assert.Equal((true, last.FirstPosition), await OutcomeAsync(whole));
        }
    }

    [Fact]
    public async Task Verify_AnyBitFlipped_NamesTheRecord()
    {
        var journal = await JournalBytes.CreateAsync(appends: 36, segmentBytes: 4096);
        Assert.True(journal.Disk.Files().Count > 2, "the journal spans segments");
        foreach (var segment in journal.Disk.Files().Where(file => file.EndsWith(".segment", StringComparison.Ordinal)))
        {
            foreach (var (header, position, records) in journal.Map(segment))
            {
                await FlipEachByteAsync(journal, segment, header, position);
                for (var i = 0; i < records.Count; i++)
                {
                    await FlipEachByteAsync(journal, segment, records[i], position + i);
                }
            }
        }

        Assert.Equal((true, 72L), await OutcomeAsync(journal));
    }

    [Fact]
    public async Task Open_BitFlippedBeforeTheLastFrame_RefusesAndNamesThePlace()
    {
        var journal = await JournalBytes.CreateAsync(appends: 36, segmentBytes: 4096);
        foreach (var segment in journal.Disk.Files().Where(file => file.EndsWith(".segment", StringComparison.Ordinal)))
        {
            var frames = journal.Map(segment);
            foreach (var (header, position, records) in segment == journal.LastSegment ? frames.SkipLast(1) : frames)
            {
                foreach (var offset in new[] { header.Start.Value, header.Start.Value + 5, records.Count > 0 ? header.End.Value : header.End.Value - 1 })
                {
                    journal.Disk.Corrupt(segment, offset, 0x10);
                    var before = journal.Disk.Content(segment);

                    var error = Assert.Throws<JournalException>(() => journal.Open());

                    Assert.StartsWith($"The journal is damaged at position {position} (frame ", error.Message, StringComparison.Ordinal);
                    Assert.Contains($"'{segment}', offset {header.Start.Value})", error.Message, StringComparison.Ordinal);
                    Assert.Equal(before, journal.Disk.Content(segment));
                    await Assert.ThrowsAsync<JournalException>(() => JournalSamples.ToListAsync(journal.OpenReader().ReadAllAsync()));
                    journal.Disk.Corrupt(segment, offset, 0x10);
                }
            }
        }
    }

    [Fact]
    public async Task Verify_PayloadForgedWithRightChecksum_NamesTheRecord()
    {
        var journal = await JournalBytes.CreateAsync(appends: 6);
        var forged = journal.Map(journal.LastSegment)[3];

        Forge(journal, forged.Records[0], previous: null);

        Assert.Equal((false, forged.FirstPosition), await FirstBadAsync(journal));
        Assert.Contains("does not match its hash", (await journal.VerifyAsync()).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(60)]
    public async Task Verify_ForgedInALargeJournal_NamesTheRecordWhicheverThreadFindsIt(int appended)
    {
        var journal = new JournalBytes();
        await using (var store = journal.Open(segmentBytes: 64 * 1024 * 1024))
        {
            for (var i = 0; i < 60; i++)
            {
                var record = JournalSamples.Record("r" + i, new string('x', 60_000));
                await store.AppendAsync([new StreamAppend { Stream = StreamId.Control, ExpectedVersion = i, Records = [record] }], CancellationToken.None);
            }
        }

        Assert.Equal((true, 60L), await OutcomeAsync(journal));
        var frames = journal.Map(journal.LastSegment);
        Forge(journal, frames[appended].Records[0], previous: null);
        if (appended < 50)
        {
            journal.Disk.Corrupt(journal.LastSegment, frames[50].Header.Start.Value, 1);
        }

        Assert.Equal((false, (long)appended), await FirstBadAsync(journal));
    }

    [Fact]
    public async Task Verify_RecordForgedWithRightHash_BreaksTheChainOfFrames()
    {
        var journal = await JournalBytes.CreateAsync(appends: 6);
        var frames = journal.Map(journal.LastSegment);

        // The broken link stands in the last frame: no torn append, though nothing follows it.
        Forge(journal, frames[^2].Records[^1], previous: frames[^2].Records[^2]);

        Assert.Equal((false, frames[^1].FirstPosition), await FirstBadAsync(journal));
        Assert.Contains("does not continue the frame before it", (await journal.VerifyAsync()).Reason, StringComparison.Ordinal);
        Assert.Throws<JournalException>(() => journal.Open());
    }

    [Fact]
    public async Task Verify_SegmentMissing_NamesTheFirstLostRecord()
    {
        var journal = await JournalBytes.CreateAsync(appends: 36, segmentBytes: 4096);
        var second = journal.Disk.Files().Where(file => file.EndsWith(".segment", StringComparison.Ordinal)).ElementAt(1);
        var lost = journal.Map(second)[0].FirstPosition;

        journal.Disk.Delete(second);

        Assert.Equal((false, lost), await FirstBadAsync(journal));
        Assert.Throws<JournalException>(() => journal.Open());
    }

    [Fact]
    public async Task Verify_LiveJournalLosesItsEnd_NamesTheFirstLostRecord()
    {
        var journal = await JournalBytes.CreateAsync(appends: 6);
        await using var store = journal.Open();
        var frames = journal.Map(journal.LastSegment);
        journal.Disk.SetContent(journal.LastSegment, journal.Disk.Content(journal.LastSegment).AsSpan(0, frames[^3].Header.Start.Value));

        var verification = await store.VerifyAsync();

        Assert.Equal((false, frames[^3].FirstPosition), (verification.Ok, verification.FirstBad));
    }

    [Fact]
    public async Task Read_RecordRottenAfterOpen_Throws()
    {
        var journal = await JournalBytes.CreateAsync(appends: 6);
        await using var store = journal.Open();
        journal.Disk.Corrupt(journal.LastSegment, journal.Map(journal.LastSegment)[2].Records[0].End.Value - 1, 1);

        await Assert.ThrowsAsync<JournalException>(() => JournalSamples.ToListAsync(store.ReadAllAsync()));
    }

    private static async Task FlipEachByteAsync(JournalBytes journal, string segment, Range range, long position)
    {
        for (var offset = range.Start.Value; offset < range.End.Value; offset++)
        {
            var mask = (byte)(1 << (offset % 8));
            journal.Disk.Corrupt(segment, offset, mask);
            Assert.Equal((false, position), await FirstBadAsync(journal));
            journal.Disk.Corrupt(segment, offset, mask);
        }
    }

    private static void Forge(JournalBytes journal, Range record, Range? previous)
    {
        var bytes = journal.Disk.Content(journal.LastSegment);
        var entry = bytes.AsSpan(record);
        entry[^1] ^= 1;
        if (previous is { } predecessor)
        {
            FrameEntry.Hash(bytes.AsSpan(predecessor)).CopyTo(FrameEntry.HashSlot(entry));
            SHA256.HashData(FrameEntry.HashedPart(entry), FrameEntry.HashSlot(entry));
        }

        FrameEntry.Seal(entry);
        journal.Disk.SetContent(journal.LastSegment, bytes);
    }

    private static async Task<(bool Ok, long Records)> OutcomeAsync(JournalBytes journal)
    {
        var verification = await journal.VerifyAsync();
        return (verification.Ok, verification.Records);
    }

    private static async Task<(bool Ok, long? FirstBad)> FirstBadAsync(JournalBytes journal)
    {
        var verification = await journal.VerifyAsync();
        Assert.Equal(verification.FirstBad - 1, verification.Records);
        return (verification.Ok, verification.FirstBad);
    }
}
