namespace Autoheal.Journal;

/// <summary>One open file of an <see cref="IJournalDisk"/>. Reads may run beside one writer.</summary>
internal interface IJournalFile : IDisposable
{
    /// <summary>Gets the length in bytes, as now visible.</summary>
    long Length { get; }

    /// <summary>Reads until the buffer is full or the file ends; returns the number of bytes read.</summary>
    int Read(long offset, Span<byte> buffer);

    /// <summary>Writes all bytes at an offset.</summary>
    void Write(long offset, ReadOnlySpan<byte> bytes);

    /// <summary>Cuts the file.</summary>
    void Truncate(long length);

    /// <summary>Makes all bytes of the file durable.</summary>
    void Sync();
}
