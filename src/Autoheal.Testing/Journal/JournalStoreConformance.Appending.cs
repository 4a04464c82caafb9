using Autoheal.Journal;
using Xunit;

namespace Autoheal.Testing;

public abstract partial class JournalStoreConformance
{
    /// <summary>What was appended comes back, with what the store adds.</summary>
    [Fact]
    public async Task Append_OneRecord_ReadsBackWhole()
    {
        var given = JournalSamples.Record("r1", """{"text":"grün"}""");

        var result = await AppendAsync(new StreamAppend { Stream = new StreamId("incident/INC-1"), ExpectedVersion = 0, Records = [given] });

        Assert.True(result.Succeeded);
        var read = Assert.Single(await JournalSamples.ToListAsync(Store.ReadAllAsync()));
        Assert.Equal(("incident/INC-1", 1L, 1L), (read.Stream.Value, read.Sequence, read.Position));
        Assert.Equal((given.Id, given.Type, given.Schema), (read.Id, read.Type, read.Schema));
        Assert.Equal((given.At, given.Actor, given.Causation), (read.At, read.Actor, read.Causation));
        Assert.Equal(given.Payload.ToArray(), read.Payload.ToArray());
        Assert.Equal(Store.Epoch, read.Epoch);
        Assert.Matches("^[0-9a-f]{64}$", read.Hash);
    }

    /// <summary>The answer holds the same records as the journal.</summary>
    [Fact]
    public async Task Append_Succeeds_AnswersWithDurableRecords()
    {
        var result = await AppendAsync(JournalSamples.Append("a", 0, "1", "2"), JournalSamples.Append("b", 0, "3"));

        var read = await JournalSamples.ToListAsync(Store.ReadAllAsync());
        Assert.Equal(read.Select(record => record.Hash), result.Records.Select(record => record.Hash));
        Assert.Equal(["1", "2", "3"], result.Records.Select(record => record.Id));
        Assert.Equal([1L, 2L, 1L], result.Records.Select(record => record.Sequence));
        Assert.Equal([1L, 2L, 3L], result.Records.Select(record => record.Position));
    }

    /// <summary>A time with an offset comes back as the same instant in UTC.</summary>
    [Fact]
    public async Task Append_TimeWithOffset_IsKeptInUtc()
    {
        var local = new DateTimeOffset(2026, 3, 1, 14, 0, 0, TimeSpan.FromHours(2));
        var record = JournalSamples.Record("r1") with { At = local, Causation = null };

        var result = await AppendAsync(new StreamAppend { Stream = StreamId.Control, ExpectedVersion = 0, Records = [record] });

        var read = Assert.Single(await JournalSamples.ToListAsync(Store.ReadAllAsync()));
        Assert.Equal((TimeSpan.Zero, JournalSamples.Noon), (read.At.Offset, read.At));
        Assert.Equal(TimeSpan.Zero, result.Records[0].At.Offset);
        Assert.Null(read.Causation);
    }

    /// <summary>The wrong version keeps everything out.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Append_UnexpectedVersion_WritesNothingAndNamesTheStream(long expected)
    {
        await AppendAsync(JournalSamples.Append("b", 0, "first"));

        var result = await AppendAsync(JournalSamples.Append("a", 0, "left out"), JournalSamples.Append("b", expected, "late"));

        Assert.False(result.Succeeded);
        Assert.Empty(result.Records);
        Assert.Equal((new StreamId("b"), 1L), (result.ConflictingStream, result.ActualVersion));
        Assert.Equal(["first"], (await JournalSamples.ToListAsync(Store.ReadAllAsync())).Select(record => record.Id));
    }

    /// <summary>Of two writers with the same expectation one wins.</summary>
    [Fact]
    public async Task Append_ManyAtOnceAtOneVersion_ExactlyOneWins()
    {
        var races = Enumerable.Range(0, 32).Select(i => AppendAsync(JournalSamples.Append("limits/x", 0, "r" + i)).AsTask()).ToArray();

        var results = await Task.WhenAll(races);

        var winner = Assert.Single(results, result => result.Succeeded);
        Assert.All(results.Where(result => !result.Succeeded), result => Assert.Equal(1, result.ActualVersion));
        Assert.Equal([winner.Records[0].Id], await IdsAsync("limits/x"));
    }

    /// <summary>Appends to different streams do not hinder each other.</summary>
    [Fact]
    public async Task Append_ManyStreamsAtOnce_AllSucceedWithoutGaps()
    {
        var appends = Enumerable.Range(0, 200).Select(i => AppendAsync(JournalSamples.Append("s" + i, 0, "r" + i)).AsTask()).ToArray();

        var results = await Task.WhenAll(appends);

        Assert.All(results, result => Assert.True(result.Succeeded));
        Assert.Equal(
            Enumerable.Range(1, 200).Select(i => (long)i),
            (await JournalSamples.ToListAsync(Store.ReadAllAsync())).Select(record => record.Position));
    }

    /// <summary>An id is used once in the whole journal, and a refusal leaves the store usable.</summary>
    [Fact]
    public async Task Append_KnownId_IsRefusedAndStoreStaysUsable()
    {
        await AppendAsync(JournalSamples.Append("a", 0, "same"));

        await Assert.ThrowsAsync<ArgumentException>(async () => await AppendAsync(JournalSamples.Append("b", 0, "new", "same")));

        Assert.Equal(0, await Store.GetVersionAsync(new StreamId("b")));
        Assert.True((await AppendAsync(JournalSamples.Append("b", 0, "new"))).Succeeded);
    }

    /// <summary>An id of an earlier run is known.</summary>
    [Fact]
    public async Task Append_IdKnownFromBeforeReopen_IsRefused()
    {
        await AppendAsync(JournalSamples.Append("a", 0, "same"));
        await ReopenAsync();

        await Assert.ThrowsAsync<ArgumentException>(async () => await AppendAsync(JournalSamples.Append("b", 0, "same")));
    }

    /// <summary>Malformed appends are the caller's mistake, and nothing of them is written.</summary>
    [Theory]
    [MemberData(nameof(MalformedAppends))]
    public async Task Append_Malformed_IsRefusedAndWritesNothing(string what, StreamAppend[] appends)
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await AppendAsync(appends));

        Assert.True((await JournalSamples.ToListAsync(Store.ReadAllAsync())).Count == 0, what);
        Assert.True((await AppendAsync(JournalSamples.Append("a", 0, "1"))).Succeeded);
    }

    /// <summary>A record just below the limit is stored whole.</summary>
    [Fact]
    public async Task Append_LargeRecord_ReadsBackWhole()
    {
        var payload = new string('x', (1024 * 1024) - 1024);

        await AppendAsync(new StreamAppend { Stream = StreamId.Control, ExpectedVersion = 0, Records = [JournalSamples.Record("r", payload)] });
        await ReopenAsync();

        var read = Assert.Single(await JournalSamples.ToListAsync(Store.ReadAllAsync()));
        Assert.Equal(payload.Length, read.Payload.Length);
        Assert.True((await Store.VerifyAsync()).Ok);
    }

    /// <summary>A cancelled append is not begun.</summary>
    [Fact]
    public async Task Append_CancelledBefore_WritesNothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await AppendAsync(Store, [JournalSamples.Append("a", 0, "1")], new CancellationToken(canceled: true)));

        Assert.Equal(0, await Store.GetVersionAsync(new StreamId("a")));
    }

    /// <summary>A closed store says so.</summary>
    [Fact]
    public async Task Append_AfterDispose_Throws()
    {
        await Store.DisposeAsync();

        await Assert.ThrowsAsync<JournalException>(async () => await AppendAsync(JournalSamples.Append("a", 0, "1")));
    }

    /// <summary>The malformed appends of <see cref="Append_Malformed_IsRefusedAndWritesNothing"/>.</summary>
    public static TheoryData<string, StreamAppend[]> MalformedAppends() => new()
    {
        { "nothing", [] },
        { "no record", [JournalSamples.Append("a", 0)] },
        { "a stream twice", [JournalSamples.Append("a", 0, "1"), JournalSamples.Append("a", 1, "2")] },
        { "an id twice", [JournalSamples.Append("a", 0, "1"), JournalSamples.Append("b", 0, "1")] },
        { "no stream", [new StreamAppend { Stream = default, ExpectedVersion = 0, Records = [JournalSamples.Record("1")] }] },
        { "no id", [JournalSamples.Append("a", 0, string.Empty)] },
        { "a negative version", [JournalSamples.Append("a", -1, "1")] },
        { "a lone surrogate", [JournalSamples.Append("a", 0, "\ud800")] },
        { "a long id", [JournalSamples.Append("a", 0, new string('i', 2000))] },
        { "a long record", [new StreamAppend { Stream = new StreamId("a"), ExpectedVersion = 0, Records = [JournalSamples.Record("1", new string('x', 1024 * 1024))] }] },
    };
}
