using Autoheal.Journal;
using Xunit;

namespace Autoheal.Testing;

public abstract partial class JournalStoreConformance
{
    /// <summary>Nothing was appended, nothing is there.</summary>
    [Fact]
    public async Task Read_EmptyJournal_IsEmpty()
    {
        Assert.Empty(await JournalSamples.ToListAsync(Store.ReadAllAsync()));
        Assert.Empty(await JournalSamples.ToListAsync(Store.ReadStreamAsync(new StreamId("unknown"))));
        Assert.Equal(0, await Store.GetVersionAsync(new StreamId("unknown")));
        Assert.Empty(await Store.ListStreamsAsync(string.Empty));
        Assert.Equal((true, 0L), await VerifyAsync());
    }

    /// <summary>Reading starts behind the given place.</summary>
    [Fact]
    public async Task Read_AfterAPlace_LeavesOutWhatStandsBefore()
    {
        await AppendAsync(JournalSamples.Append("a", 0, "1", "2"));
        await AppendAsync(JournalSamples.Append("b", 0, "3"));
        await AppendAsync(JournalSamples.Append("a", 2, "4"));

        Assert.Equal(["2", "4"], await IdsAsync("a", after: 1));
        Assert.Empty(await IdsAsync("a", after: 3));
        Assert.Empty(await IdsAsync("a", after: 99));
        Assert.Equal(["3", "4"], (await JournalSamples.ToListAsync(Store.ReadAllAsync(afterPosition: 2))).Select(record => record.Id));
        Assert.Empty(await JournalSamples.ToListAsync(Store.ReadAllAsync(afterPosition: 99)));
    }

    /// <summary>Streams are listed by prefix, in ordinal order.</summary>
    [Fact]
    public async Task ListStreams_Prefix_ListsMatchingInOrdinalOrder()
    {
        await AppendAsync(JournalSamples.Append("incident/b", 0, "1"), JournalSamples.Append("control", 0, "2"), JournalSamples.Append("incident/B", 0, "3"));
        await AppendAsync(JournalSamples.Append("incident/never", 5, "4"));

        Assert.Equal(["incident/B", "incident/b"], (await Store.ListStreamsAsync(StreamId.IncidentPrefix)).Select(stream => stream.Value));
        Assert.Equal(3, (await Store.ListStreamsAsync(string.Empty)).Count);
    }

    /// <summary>A cancelled reading ends.</summary>
    [Fact]
    public async Task Read_Cancelled_Throws()
    {
        await AppendAsync(JournalSamples.Append("a", 0, "1"));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => JournalSamples.ToListAsync(Store.ReadAllAsync(0, new CancellationToken(canceled: true))));
    }

    /// <summary>After a restart everything is there, under a higher epoch, and writing goes on where it ended.</summary>
    [Fact]
    public async Task Reopen_AfterAppends_KeepsRecordsAndRaisesEpoch()
    {
        await AppendAsync(JournalSamples.Append("a", 0, "1", "2"), JournalSamples.Append("b", 0, "3"));
        var before = await JournalSamples.ToListAsync(Store.ReadAllAsync());
        var epoch = Store.Epoch;

        await ReopenAsync();

        Assert.True(Store.Epoch > epoch);
        Assert.Equal(before.Select(record => record.Hash), (await JournalSamples.ToListAsync(Store.ReadAllAsync())).Select(record => record.Hash));
        var next = await AppendAsync(JournalSamples.Append("a", 2, "4"));
        Assert.Equal((3L, 4L, Store.Epoch), (next.Records[0].Sequence, next.Records[0].Position, next.Records[0].Epoch));
        Assert.Equal((true, 4L), await VerifyAsync());
    }

    /// <summary>Each record's hash depends on its predecessor in the stream.</summary>
    [Fact]
    public async Task Append_SameContentInTwoStreams_HashesDiffer()
    {
        var record = JournalSamples.Record("1");
        await AppendAsync(new StreamAppend { Stream = new StreamId("a"), ExpectedVersion = 0, Records = [record] });
        await AppendAsync(new StreamAppend { Stream = new StreamId("b"), ExpectedVersion = 0, Records = [record with { Id = "2" }] });

        var read = await JournalSamples.ToListAsync(Store.ReadAllAsync());
        Assert.NotEqual(read[0].Hash, read[1].Hash);
    }

    private async Task<(bool Ok, long Records)> VerifyAsync()
    {
        var verification = await Store.VerifyAsync();
        Assert.Equal(verification.Ok, verification is { FirstBad: null, Reason: null });
        return (verification.Ok, verification.Records);
    }
}
