using System.Buffers.Binary;
using System.Text;

namespace Autoheal.Journal;

/// <summary>
/// Reads what <see cref="CanonicalWriter"/> wrote. Every read past the end throws <see cref="ArgumentException"/>,
/// which <see cref="RecordCodec"/> reports as a damaged record.
/// </summary>
internal ref struct CanonicalReader(ReadOnlySpan<byte> source)
{
    private readonly int _length = source.Length;
    private ReadOnlySpan<byte> _rest = source;

    /// <summary>Gets the number of bytes read so far.</summary>
    public readonly int Consumed => _length - _rest.Length;

    public byte Byte() => Take(1)[0];

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    public ReadOnlySpan<byte> StringBytes() => Take(BinaryPrimitives.ReadUInt16LittleEndian(Take(2)));

    public string String() => Encoding.UTF8.GetString(StringBytes());

    public string? OptionalString()
    {
        var length = BinaryPrimitives.ReadUInt16LittleEndian(Take(2));
        return length == CanonicalWriter.NoString ? null : Encoding.UTF8.GetString(Take(length));
    }

    public ReadOnlySpan<byte> Bytes() => Take(Int32());

    private ReadOnlySpan<byte> Take(int count)
    {
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
