namespace Autoheal.Journal;

/// <summary>Whole files that are there with all their bytes, durably, or not at all.</summary>
internal static class AtomicFile
{
    /// <summary>The end of the names of files that are still being written.</summary>
    public const string TemporarySuffix = ".tmp";

    /// <summary>Writes a file under a name that nobody has; false when somebody has it.</summary>
    /// <param name="disk">Where.</param>
    /// <param name="path">The file's path.</param>
    /// <param name="unique">Text that no other writer uses at the same time.</param>
    /// <param name="bytes">The content.</param>
    public static bool TryWrite(IJournalDisk disk, string path, string unique, ReadOnlySpan<byte> bytes)
    {
        var temporary = $"{path}-{unique}{TemporarySuffix}";
        using (var file = disk.OpenWrite(temporary))
        {
            file.Write(0, bytes);
            file.Sync();
        }

        if (!disk.TryRename(temporary, path))
        {
            disk.Delete(temporary);
            return false;
        }

        disk.SyncDirectory(Path.GetDirectoryName(path)!);
        return true;
    }

    /// <summary>Reads a whole file, or of one that is too long one byte more than allowed; null when there is none.</summary>
    public static byte[]? TryRead(IJournalDisk disk, string path, int maxBytes)
    {
        try
        {
            using var file = disk.OpenRead(path);
            var bytes = new byte[Math.Min(file.Length, maxBytes + 1)];
            var read = file.Read(0, bytes);
            return read == bytes.Length ? bytes : bytes[..read];
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
