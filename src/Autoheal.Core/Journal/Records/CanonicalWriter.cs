using System.Buffers.Binary;
using System.Text;

namespace Autoheal.Journal;

/// <summary>Fills a span from front to back with little-endian numbers and length-prefixed strings.</summary>
internal ref struct CanonicalWriter(Span<byte> destination)
{
    /// <summary>The length that stands for "no string"; longer than any string a record may hold.</summary>
    public const ushort NoString = ushort.MaxValue;

    private Span<byte> _rest = destination;

    public void Byte(byte value)
    {
        _rest[0] = value;
        _rest = _rest[1..];
    }

    public void Int32(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_rest, value);
        _rest = _rest[4..];
    }

    public void Int64(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_rest, value);
        _rest = _rest[8..];
    }

    public void String(string? value)
    {
        if (value is null)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(_rest, NoString);
            _rest = _rest[2..];
            return;
        }

        var length = Encoding.UTF8.GetBytes(value, _rest[2..]);
        BinaryPrimitives.WriteUInt16LittleEndian(_rest, (ushort)length);
        _rest = _rest[(2 + length)..];
    }

    public void Bytes(ReadOnlySpan<byte> value)
    {
        Int32(value.Length);
        value.CopyTo(_rest);
        _rest = _rest[value.Length..];
    }
}
