using Autoheal.Journal;

namespace Autoheal.Core.Tests.Journal;

/// <summary>The real disk, whose syncs of files a test can hold up, count and let fail.</summary>
internal sealed class GatedDisk : IJournalDisk
{
    private readonly PhysicalDisk _disk = new();
    private readonly ManualResetEventSlim _gate = new(initialState: true);
    private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _syncs;

    /// <summary>Gets the number of syncs begun.</summary>
    public int Syncs => Volatile.Read(ref _syncs);

    /// <summary>Gets a value indicating whether syncs that were held up fail.</summary>
    public bool Fail { get; init; }

    /// <summary>Gets what completes when a sync is held up.</summary>
    public Task Waiting => _waiting.Task;

    public void Close() => _gate.Reset();

    public void Open() => _gate.Set();

    public void CreateDirectory(string directory) => _disk.CreateDirectory(directory);

    public bool DirectoryExists(string directory) => _disk.DirectoryExists(directory);

    public IReadOnlyList<string> List(string directory) => _disk.List(directory);

    public bool FileExists(string path) => _disk.FileExists(path);

    public IJournalFile OpenRead(string path) => new GatedFile(this, _disk.OpenRead(path));

    public IJournalFile OpenWrite(string path) => new GatedFile(this, _disk.OpenWrite(path));

    public bool TryRename(string from, string to) => _disk.TryRename(from, to);

    public void Delete(string path) => _disk.Delete(path);

    public void SyncDirectory(string directory) => _disk.SyncDirectory(directory);

    public IDisposable Lock(string path) => _disk.Lock(path);

    private void BeforeSync()
    {
        Interlocked.Increment(ref _syncs);
        if (_gate.IsSet)
        {
            return;
        }

        _waiting.TrySetResult();
        _gate.Wait();
        if (Fail)
        {
            throw new IOException("Input/output error.");
        }
    }

    private sealed class GatedFile(GatedDisk disk, IJournalFile file) : IJournalFile
    {
        public long Length => file.Length;

        public int Read(long offset, Span<byte> buffer) => file.Read(offset, buffer);

        public void Write(long offset, ReadOnlySpan<byte> bytes) => file.Write(offset, bytes);

        public void Truncate(long length) => file.Truncate(length);

        public void Sync()
        {
            disk.BeforeSync();
            file.Sync();
        }

        public void Dispose() => file.Dispose();
    }
}
