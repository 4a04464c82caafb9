using System.Collections.Concurrent;
using Autoheal.Journal;
using Autoheal.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Autoheal.Core.Tests.Journal;

public sealed class FileJournalWriterTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Open_WhileAnotherWriterHasIt_NamesTheDirectory()
    {
        await using var first = Open();

        var error = Assert.Throws<JournalException>(Open);

        Assert.Equal($"The journal in '{_directory.Path}' has a writer already; a journal has one.", error.Message);
    }

    [Fact]
    public async Task Open_AfterAFailedOpen_LeavesNoLockBehind()
    {
        await using (var store = Open())
        {
            await store.AppendAsync([JournalSamples.Append("a", 0, "1")], CancellationToken.None);
        }

        var segment = Directory.GetFiles(_directory.Path, "*.segment").Single();
        var bytes = await File.ReadAllBytesAsync(segment);
        await File.WriteAllBytesAsync(segment, [1, .. bytes[1..]]);
        Assert.Throws<JournalException>(Open);
        await File.WriteAllBytesAsync(segment, bytes);

        await using var again = Open();
        Assert.Equal(2, again.Epoch);
    }

    [Fact]
    public async Task Open_OnUnix_CreatesOwnerOnlyFiles()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var directory = _directory.Combine("a/b");
        await using var store = FileJournalStore.Open(new FileJournalOptions { Directory = directory }, new PhysicalDisk(), NullLogger.Instance);

        const UnixFileMode Others = (UnixFileMode)0b000_111_111;
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(directory) & Others);
        foreach (var file in Directory.GetFiles(directory))
        {
            Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(file) & Others);
        }
    }

    [Fact]
    public async Task Append_WhileAnFsyncRuns_TheRestSharesTheNextOne()
    {
        var disk = new GatedDisk();
        await using var store = FileJournalStore.Open(new FileJournalOptions { Directory = _directory.Path }, disk, NullLogger.Instance);
        disk.Close();
        var first = store.AppendAsync([JournalSamples.Append("s", 0, "first")], CancellationToken.None).AsTask();
        await disk.Waiting.WaitAsync(Patience);
        var syncs = disk.Syncs;
        var rest = Enumerable.Range(0, 100).Select(i => store.AppendAsync([JournalSamples.Append("s" + i, 0, "r" + i)], CancellationToken.None).AsTask()).ToArray();
        Assert.False(first.IsCompleted);
        Assert.Equal(0, await store.GetVersionAsync(new StreamId("s")));

        disk.Open();
        await Task.WhenAll([first, .. rest]).WaitAsync(Patience);

        Assert.Equal(1, disk.Syncs - syncs);
    }

    [Fact]
    public async Task Append_LargerThanAGroup_StaysWhole()
    {
        await using var store = FileJournalStore.Open(
            new FileJournalOptions { Directory = _directory.Path, MaxGroup = 2 }, new PhysicalDisk(), NullLogger.Instance);

        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(
            i => store.AppendAsync([JournalSamples.Append("s" + i, 0, [.. Enumerable.Range(0, 5).Select(n => $"{i}-{n}")])], CancellationToken.None).AsTask()));

        Assert.All(results, result => Assert.Equal(5, result.Records.Count));
        Assert.Equal(50, (await store.VerifyAsync()).Records);
    }

    [Fact]
    public async Task Append_CancelledInTheQueue_IsNotWritten()
    {
        var disk = new GatedDisk();
        await using var store = FileJournalStore.Open(new FileJournalOptions { Directory = _directory.Path }, disk, NullLogger.Instance);
        using var cancellation = new CancellationTokenSource();
        disk.Close();
        var first = store.AppendAsync([JournalSamples.Append("a", 0, "1")], CancellationToken.None).AsTask();
        await disk.Waiting.WaitAsync(Patience);
        var queued = store.AppendAsync([JournalSamples.Append("b", 0, "2")], cancellation.Token).AsTask();

        await cancellation.CancelAsync();
        disk.Open();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => queued.WaitAsync(Patience));
        Assert.True((await first).Succeeded);
        Assert.Equal(0, await store.GetVersionAsync(new StreamId("b")));
    }

    [Fact]
    public async Task Append_FailsWithOthersQueued_AllOfThemFail()
    {
        var disk = new GatedDisk { Fail = true };
        await using var store = FileJournalStore.Open(new FileJournalOptions { Directory = _directory.Path }, disk, NullLogger.Instance);
        disk.Close();
        var first = store.AppendAsync([JournalSamples.Append("a", 0, "1")], CancellationToken.None).AsTask();
        await disk.Waiting.WaitAsync(Patience);
        var queued = store.AppendAsync([JournalSamples.Append("b", 0, "2")], CancellationToken.None).AsTask();

        disk.Open();

        await Assert.ThrowsAsync<JournalException>(() => first.WaitAsync(Patience));
        await Assert.ThrowsAsync<JournalException>(() => queued.WaitAsync(Patience));
        await Assert.ThrowsAsync<JournalException>(async () => await store.AppendAsync([JournalSamples.Append("c", 0, "3")], CancellationToken.None));
    }

    [Fact]
    public async Task Dispose_WithAppendsQueued_MakesThemDurableFirst()
    {
        var store = Open();
        var appends = Enumerable.Range(0, 50).Select(i => store.AppendAsync([JournalSamples.Append("s" + i, 0, "r" + i)], CancellationToken.None).AsTask()).ToArray();

        await store.DisposeAsync();

        Assert.All(appends, append => Assert.True(append.IsCompletedSuccessfully));
        await using var again = Open();
        Assert.Equal(50, (await again.VerifyAsync()).Records);
    }

    [Fact]
    public async Task Append_UnderAPump_CountsAsAnOperationAndResumesOnThePump()
    {
        var disk = new GatedDisk();
        await using var store = FileJournalStore.Open(new FileJournalOptions { Directory = _directory.Path }, disk, NullLogger.Instance);
        disk.Close();
        var pump = new RecordingContext();
        var previous = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(pump);
        Task<SynchronizationContext?> appending;
        try
        {
            appending = AppendAsync(store);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(previous);
        }

        Assert.Equal(["started"], pump.Calls);
        disk.Open();

        Assert.Same(pump, await appending.WaitAsync(Patience));
        await pump.Completed.WaitAsync(Patience);
        Assert.Equal(["started", "posted", "completed"], pump.Calls);
    }

    private static async Task<SynchronizationContext?> AppendAsync(FileJournalStore store)
    {
        await store.AppendAsync([JournalSamples.Append("a", 0, "1")], CancellationToken.None);
        return SynchronizationContext.Current;
    }

    private FileJournalStore Open() =>
        FileJournalStore.Open(new FileJournalOptions { Directory = _directory.Path }, new PhysicalDisk(), NullLogger.Instance);

    private sealed class RecordingContext : SynchronizationContext
    {
        private readonly TaskCompletionSource _completed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ConcurrentQueue<string> Calls { get; } = new();

        public Task Completed => _completed.Task;

        public override void OperationStarted() => Calls.Enqueue("started");

        public override void OperationCompleted()
        {
            Calls.Enqueue("completed");
            _completed.SetResult();
        }

        public override void Post(SendOrPostCallback d, object? state)
        {
            Calls.Enqueue("posted");
            var before = Current;
            SetSynchronizationContext(this);
            d(state);
            SetSynchronizationContext(before);
        }
    }
}
