namespace Autoheal.Journal;

/// <summary>The operating system's files. Everything it creates is readable by its owner only.</summary>
internal sealed class PhysicalDisk : IJournalDisk
{
    private const UnixFileMode OwnerOnlyDirectory = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnerOnlyFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <inheritdoc/>
    public void CreateDirectory(string directory)
    {
        if (Directory.Exists(directory))
        {
            return;
        }

        var parent = Path.GetDirectoryName(Path.GetFullPath(directory));
        if (parent is not null)
        {
            CreateDirectory(parent);
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(directory);
        }
        else
        {
            Directory.CreateDirectory(directory, OwnerOnlyDirectory);
        }

        if (parent is not null)
        {
            SyncDirectory(parent);
        }
    }

    /// <inheritdoc/>
    public bool DirectoryExists(string directory) => Directory.Exists(directory);

    /// <inheritdoc/>
    public IReadOnlyList<string> List(string directory) =>
        [.. new DirectoryInfo(directory).EnumerateFiles().Select(file => file.Name)];

    /// <inheritdoc/>
    public bool FileExists(string path) => File.Exists(path);

    /// <inheritdoc/>
    public IJournalFile OpenRead(string path) =>
        new PhysicalFile(File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));

    /// <inheritdoc/>
    public IJournalFile OpenWrite(string path) => new PhysicalFile(CreateOwned(path, FileShare.ReadWrite | FileShare.Delete));

    /// <inheritdoc/>
    public bool TryRename(string from, string to)
    {
        try
        {
            File.Move(from, to, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(to))
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Delete(string path) => File.Delete(path);

    /// <inheritdoc/>
    public void SyncDirectory(string directory) => DirectorySync.Run(directory);

    /// <inheritdoc/>
    public IDisposable Lock(string path) => CreateOwned(path, FileShare.None);

    private static FileStream CreateOwned(string path, FileShare share)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = share,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnlyFile;
        }

        return new FileStream(path, options);
    }
}
