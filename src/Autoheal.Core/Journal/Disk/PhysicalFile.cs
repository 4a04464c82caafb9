using Microsoft.Win32.SafeHandles;

namespace Autoheal.Journal;

/// <summary>One open file of the operating system, read and written at explicit offsets.</summary>
internal sealed class PhysicalFile(SafeFileHandle handle, bool writable) : IJournalFile
{
    /// <inheritdoc/>
    public long Length => RandomAccess.GetLength(handle);

    /// <inheritdoc/>
    public int Read(long offset, Span<byte> buffer)
    {
        var total = 0;
        while (total < buffer.Length)
        {
            var read = RandomAccess.Read(handle, buffer[total..], offset + total);
            if (read == 0)
            {
                break;
            }

            total += read;
        }

        return total;
    }

    /// <inheritdoc/>
    public void Write(long offset, ReadOnlySpan<byte> bytes) => RandomAccess.Write(handle, bytes, offset);

    /// <inheritdoc/>
    public void Truncate(long length) => RandomAccess.SetLength(handle, length);

    /// <inheritdoc/>
    public void Sync()
    {
        // Unix lets a reader sync what it has read; Windows wants a handle that may write.
        if (writable || !OperatingSystem.IsWindows())
        {
            RandomAccess.FlushToDisk(handle);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => handle.Dispose();
}
