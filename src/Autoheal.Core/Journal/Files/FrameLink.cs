using System.Security.Cryptography;

namespace Autoheal.Journal;

/// <summary>
/// Computes a frame's link: SHA-256 over its header and its records' hashes. The header holds the previous link, so the links chain the
/// frames; the hashes stand for the records, so that no record is hashed twice. Not thread-safe.
/// </summary>
internal sealed class FrameLink
{
    private byte[] _input = new byte[FrameHeader.Size + (64 * RecordCodec.HashSize)];
    private int _length = FrameHeader.Size;

    public void Clear() => _length = FrameHeader.Size;

    public void Add(ReadOnlySpan<byte> recordHash)
    {
        if (_length + RecordCodec.HashSize > _input.Length)
        {
            Array.Resize(ref _input, _input.Length * 2);
        }

        recordHash.CopyTo(_input.AsSpan(_length));
        _length += RecordCodec.HashSize;
    }

    public void Compute(ReadOnlySpan<byte> header, Span<byte> link)
    {
        header[..FrameHeader.Size].CopyTo(_input);
        SHA256.HashData(_input.AsSpan(0, _length), link);
    }
}
