namespace Autoheal.Journal;

/// <summary>
/// The file operations that the journal, the blob store and the inbox are built on; the seam at which a simulated disk
/// stands in. Nothing is durable before the matching sync: bytes before <see cref="IJournalFile.Sync"/>, names (created,
/// renamed, deleted) before <see cref="SyncDirectory"/>. Failures are <see cref="IOException"/> or
/// <see cref="UnauthorizedAccessException"/>.
/// </summary>
internal interface IJournalDisk
{
    /// <summary>Creates a directory that only its owner can enter, with its parents, durably; an existing one is left alone.</summary>
    void CreateDirectory(string directory);

    /// <summary>Whether the directory exists.</summary>
    bool DirectoryExists(string directory);

    /// <summary>The names of the files in a directory, in no particular order.</summary>
    IReadOnlyList<string> List(string directory);

    /// <summary>Whether the file exists.</summary>
    bool FileExists(string path);

    /// <summary>Opens an existing file for reading, beside any writer.</summary>
    IJournalFile OpenRead(string path);

    /// <summary>Opens a file for reading and writing; creates it, for its owner only, when it does not exist.</summary>
    IJournalFile OpenWrite(string path);

    /// <summary>Renames a file within one file system, atomically, unless the new name is taken; false then.</summary>
    bool TryRename(string from, string to);

    /// <summary>Deletes a file; an absent one is no failure.</summary>
    void Delete(string path);

    /// <summary>Makes all names of a directory durable.</summary>
    void SyncDirectory(string directory);

    /// <summary>Takes an exclusive lock that ends with the returned object or with the process.</summary>
    /// <exception cref="IOException">Somebody else holds it.</exception>
    IDisposable Lock(string path);
}
