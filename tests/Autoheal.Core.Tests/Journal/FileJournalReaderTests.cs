using Autoheal.Journal;
using Autoheal.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Autoheal.Core.Tests.Journal;

public sealed class FileJournalReaderTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Read_BesideAWriter_SeesEachAppendAcrossSegments()
    {
        await using var store = Open();
        var reader = FileJournal.OpenReader(_directory.Path);
        for (var i = 0; i < 60; i++)
        {
            await store.AppendAsync([JournalSamples.Append("a", i, "r" + i)], CancellationToken.None);

            Assert.Equal(i + 1, await reader.GetVersionAsync(new StreamId("a")));
            Assert.Equal("r" + i, Assert.Single(await JournalSamples.ToListAsync(reader.ReadStreamAsync(new StreamId("a"), i))).Id);
        }

        Assert.True(Directory.GetFiles(_directory.Path, "*.segment").Length > 2);
        Assert.Equal(60, (await JournalSamples.ToListAsync(reader.ReadAllAsync())).Count);
        Assert.Equal(["a"], (await reader.ListStreamsAsync(string.Empty)).Select(stream => stream.Value));
        Assert.True((await reader.VerifyAsync()).Ok);
    }

    [Fact]
    public async Task Read_CopyOfTheDirectory_SeesWhatWasCopied()
    {
        using var copy = new TemporaryDirectory();
        await using var store = Open();
        await store.AppendAsync([JournalSamples.Append("a", 0, "1", "2")], CancellationToken.None);
        foreach (var segment in Directory.GetFiles(_directory.Path, "*.segment"))
        {
            File.Copy(segment, copy.Combine(Path.GetFileName(segment)));
        }

        await store.AppendAsync([JournalSamples.Append("a", 2, "3")], CancellationToken.None);

        Assert.Equal(2, (await FileJournal.OpenReader(copy.Path).VerifyAsync()).Records);
        Assert.Equal(2, await FileJournal.OpenReader(copy.Path).GetVersionAsync(new StreamId("a")));
    }

    [Fact]
    public async Task Read_AppendUnderWay_IsShownOnceWhole()
    {
        var journal = await JournalBytes.CreateAsync(appends: 4);
        var bytes = journal.Disk.Content(journal.LastSegment);
        var last = journal.Map(journal.LastSegment)[^1];
        journal.Disk.SetContent(journal.LastSegment, bytes.AsSpan(0, bytes.Length - 10));
        var reader = journal.OpenReader();

        Assert.Equal(last.FirstPosition - 1, (await JournalSamples.ToListAsync(reader.ReadAllAsync())).Count);
        journal.Disk.SetContent(journal.LastSegment, bytes);

        Assert.Equal(
            last.FirstPosition + last.Records.Count - 1, (await JournalSamples.ToListAsync(reader.ReadAllAsync())).Count);
    }

    [Fact]
    public async Task Read_FrameNotYetSynced_IsMadeDurableBeforeItIsShown()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var disk = new SimulatedDisk(seed);
            var options = new FileJournalOptions { Directory = "/journal", Synchronous = true };
            var store = FileJournalStore.Open(options, disk, NullLogger.Instance);

            // Power goes at the fsync of the append, so its bytes are visible and not durable; then the process ends.
            disk.CrashAt = disk.Operations + 2;
            await Assert.ThrowsAsync<JournalException>(
                async () => await store.AppendAsync([JournalSamples.Append("a", 0, "1")], CancellationToken.None));
            disk.EndProcess();
            var shown = await JournalSamples.ToListAsync(new FileJournalReader(disk, "/journal").ReadAllAsync());
            Assert.Single(shown);

            disk.Restart();

            await using var again = FileJournalStore.Open(options, disk, NullLogger.Instance);
            Assert.Equal(shown[0].Hash, Assert.Single(await JournalSamples.ToListAsync(again.ReadAllAsync())).Hash);
        }
    }

    [Fact]
    public async Task Read_JournalTurnsOutDamaged_NeverReadsOnBehindTheGap()
    {
        var journal = await JournalBytes.CreateAsync(appends: 6);
        journal.Disk.Corrupt(journal.LastSegment, journal.Map(journal.LastSegment)[2].Header.Start.Value, 1);
        var reader = journal.OpenReader();

        await Assert.ThrowsAsync<JournalException>(async () => await reader.GetVersionAsync(StreamId.Control));
        await Assert.ThrowsAsync<JournalException>(async () => await reader.GetVersionAsync(StreamId.Control));
    }

    [Fact]
    public void OpenReader_NoDirectory_SaysSo()
    {
        var path = _directory.Combine("nowhere");

        var error = Assert.Throws<JournalException>(() => FileJournal.OpenReader(path));

        Assert.Equal($"There is no journal in '{path}': the directory does not exist.", error.Message);
    }

    private FileJournalStore Open() => FileJournalStore.Open(
        new FileJournalOptions { Directory = _directory.Path, SegmentBytes = 4096 }, new PhysicalDisk(), NullLogger.Instance);
}
