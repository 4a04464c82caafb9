using System.Buffers;
using System.Text;

namespace Autoheal.Simulation.Api.Protobuf;

/// <summary>Writes length-delimited fields, which is all that the one document in protobuf needs.</summary>
internal sealed class ProtobufWriter
{
    private const int BytesWire = 2;
    private const int MoreBytes = 0x80;

    private readonly ArrayBufferWriter<byte> _buffer = new();

    public ReadOnlySpan<byte> Written => _buffer.WrittenSpan;

    public byte[] ToArray() => _buffer.WrittenSpan.ToArray();

    public ProtobufWriter Text(int field, string value)
    {
        WriteHead(field, Encoding.UTF8.GetByteCount(value));
        Encoding.UTF8.GetBytes(value, _buffer);
        return this;
    }

    public ProtobufWriter Message(int field, ProtobufWriter value)
    {
        WriteHead(field, value.Written.Length);
        _buffer.Write(value.Written);
        return this;
    }

    private void WriteHead(int field, int length)
    {
        WriteVarint((uint)((field << 3) | BytesWire));
        WriteVarint((uint)length);
    }

    private void WriteVarint(uint value)
    {
        var span = _buffer.GetSpan(5);
        var count = 0;
        for (; value >= MoreBytes; value >>= 7)
            span[count++] = (byte)(value | MoreBytes);
        span[count++] = (byte)value;
        _buffer.Advance(count);
    }
}
