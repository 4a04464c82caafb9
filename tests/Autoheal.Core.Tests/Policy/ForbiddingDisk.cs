using Autoheal.Journal;

namespace Autoheal.Core.Tests.Policy;

/// <summary>A real disk that refuses to open files for reading while it is told to, as when they belong to another account.</summary>
internal sealed class ForbiddingDisk : IJournalDisk
{
    private readonly PhysicalDisk _disk = new();

    public bool Forbids { get; set; }

    public void CreateDirectory(string directory) => _disk.CreateDirectory(directory);

    public bool DirectoryExists(string directory) => _disk.DirectoryExists(directory);

    public IReadOnlyList<string> List(string directory) => _disk.List(directory);

    public bool FileExists(string path) => _disk.FileExists(path);

    public IJournalFile OpenRead(string path) => Forbids ? throw new UnauthorizedAccessException("Permission denied.") : _disk.OpenRead(path);

    public IJournalFile OpenWrite(string path) => _disk.OpenWrite(path);

    public bool TryRename(string from, string to) => _disk.TryRename(from, to);

    public void Delete(string path) => _disk.Delete(path);

    public void SyncDirectory(string directory) => _disk.SyncDirectory(directory);

    public IDisposable Lock(string path) => _disk.Lock(path);
}
