using Microsoft.Win32.SafeHandles;

namespace Autoheal.Journal;

/// <summary>One open file of the operating system, read and written at explicit offsets.</summary>
internal sealed class PhysicalFile : IJournalFile
{
    private readonly SafeFileHandle _handle;
    private readonly FileStream? _stream;

    /// <summary>A file opened for reading only.</summary>
    public PhysicalFile(SafeFileHandle handle) => _handle = handle;

    /// <summary>A file opened for writing. The stream is kept: the handle is its own.</summary>
    public PhysicalFile(FileStream stream)
    {
        _stream = stream;
        _handle = stream.SafeFileHandle;
    }

    /// <inheritdoc/>
    public long Length => RandomAccess.GetLength(_handle);

    /// <inheritdoc/>
    public int Read(long offset, Span<byte> buffer)
    {
        var total = 0;
        while (total < buffer.Length)
        {
            var read = RandomAccess.Read(_handle, buffer[total..], offset + total);
            if (read == 0)
            {
                break;
            }

            total += read;
        }

        return total;
    }

    /// <inheritdoc/>
    public void Write(long offset, ReadOnlySpan<byte> bytes) => RandomAccess.Write(_handle, bytes, offset);

    /// <inheritdoc/>
    public void Truncate(long length) => RandomAccess.SetLength(_handle, length);

    /// <inheritdoc/>
    public void Sync()
    {
        // Unix lets a reader sync what it has read; Windows wants a handle that may write.
        if (_stream is not null || !OperatingSystem.IsWindows())
        {
            RandomAccess.FlushToDisk(_handle);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _handle.Dispose();
        _stream?.Dispose();
    }
}
