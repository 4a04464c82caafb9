namespace Autoheal.Journal;

/// <summary>A buffered view that moves forward through one segment after another. Not thread-safe.</summary>
internal sealed class SegmentWindow(IJournalDisk disk) : IDisposable
{
    private const int ReadAhead = 1024 * 1024;

    private IJournalFile? _file;
    private string? _path;
    private byte[] _buffer = [];
    private long _start;
    private int _count;

    /// <summary>Turns to a segment; what is buffered is forgotten, even when it is the same one.</summary>
    public void Open(string path)
    {
        _count = 0;
        if (_path == path)
        {
            return;
        }

        _file?.Dispose();
        _file = disk.OpenRead(path);
        _path = path;
    }

    /// <summary>The bytes at an offset: as many as asked for, fewer where the file ends. Valid until the next call.</summary>
    public ReadOnlySpan<byte> Get(long offset, int count)
    {
        var file = _file ?? throw new InvalidOperationException("No segment is open.");
        if (offset < _start || offset + count > _start + _count)
        {
            var wanted = (int)Math.Max(count, Math.Min(ReadAhead, file.Length - offset));
            if (_buffer.Length < wanted)
            {
                _buffer = new byte[wanted];
            }

            _start = offset;
            _count = file.Read(offset, _buffer);
        }

        var index = (int)(offset - _start);
        return _buffer.AsSpan(index, Math.Min(count, _count - index));
    }

    /// <summary>Makes what was read durable, should its writer not have come to it yet.</summary>
    public void Sync() => _file?.Sync();

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();
}
