using System.Buffers;

namespace Autoheal.Journal;

/// <summary>
/// Reads single records. Keeps no payload: they are recent or rare, and the page cache holds the recent ones already. Keeps at most
/// <see cref="MaxOpenFiles"/> segments open. Thread-safe.
/// </summary>
internal sealed class RecordReader(IJournalDisk disk, SegmentList segments) : IDisposable
{
    private const int MaxOpenFiles = 64;

    private readonly Lock _gate = new();
    private readonly Dictionary<int, IJournalFile> _open = [];
    private readonly Queue<int> _opened = new();

    /// <summary>Reads one record and checks its checksum.</summary>
    /// <exception cref="JournalException">It cannot be read or is damaged.</exception>
    public JournalRecord Read(RecordLocation location)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(location.Length);
        try
        {
            var entry = buffer.AsSpan(0, location.Length);
            lock (_gate)
            {
                if (FileOf(location.Segment).Read(location.Offset, entry) < entry.Length || FrameEntry.TryMeasure(entry) != entry.Length)
                {
                    throw new JournalException(
                        $"The record at offset {location.Offset} of '{segments.PathOf(location.Segment)}' is damaged.");
                }
            }

            return RecordCodec.Read(FrameEntry.Canonical(entry), FrameEntry.Hash(entry));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new JournalException($"The journal in '{segments.Directory}' cannot be read: {error.Message}", error);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var file in _open.Values)
            {
                file.Dispose();
            }

            _open.Clear();
            _opened.Clear();
        }
    }

    private IJournalFile FileOf(int segment)
    {
        if (_open.TryGetValue(segment, out var file))
        {
            return file;
        }

        if (_opened.Count == MaxOpenFiles && _open.Remove(_opened.Dequeue(), out var oldest))
        {
            oldest.Dispose();
        }

        file = disk.OpenRead(segments.PathOf(segment));
        _open.Add(segment, file);
        _opened.Enqueue(segment);
        return file;
    }
}
