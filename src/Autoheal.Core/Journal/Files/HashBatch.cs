using System.Security.Cryptography;

namespace Autoheal.Journal;

/// <summary>Records whose hashes are checked together: for each, what its hash covers and what its hash must be. Not thread-safe.</summary>
internal sealed class HashBatch
{
    private const int Capacity = 512 * 1024;

    private readonly List<(long Position, int Offset, int Length)> _records = [];
    private byte[] _bytes = new byte[16 * 1024];
    private int _length;

    /// <summary>Gets a value indicating whether no further record should be added.</summary>
    public bool IsFull => _length >= Capacity;

    public void Clear()
    {
        _records.Clear();
        _length = 0;
    }

    /// <summary>Adds a record: the hash that it must have, then the previous hash and its canonical bytes.</summary>
    public void Add(long position, ReadOnlySpan<byte> hash, ReadOnlySpan<byte> previousHash, ReadOnlySpan<byte> canonical)
    {
        var length = (2 * RecordCodec.HashSize) + canonical.Length;
        if (_bytes.Length - _length < length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + length));
        }

        var target = _bytes.AsSpan(_length, length);
        hash.CopyTo(target);
        previousHash.CopyTo(target[RecordCodec.HashSize..]);
        canonical.CopyTo(target[(2 * RecordCodec.HashSize)..]);
        _records.Add((position, _length, length));
        _length += length;
    }

    /// <summary>The position of the first record whose hash is another; null when there is none.</summary>
    public long? FindBad()
    {
        Span<byte> hash = stackalloc byte[RecordCodec.HashSize];
        foreach (var (position, offset, length) in _records)
        {
            var record = _bytes.AsSpan(offset, length);
            SHA256.HashData(record[RecordCodec.HashSize..], hash);
            if (!hash.SequenceEqual(record[..RecordCodec.HashSize]))
            {
                return position;
            }
        }

        return null;
    }
}
