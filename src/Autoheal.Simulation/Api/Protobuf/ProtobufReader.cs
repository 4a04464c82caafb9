using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Protobuf;

/// <summary>Reads the wire format of protocol buffers, as far as Kubernetes uses it: varints and length-delimited fields.</summary>
internal ref struct ProtobufReader(ReadOnlySpan<byte> bytes)
{
    private const int VarintWire = 0;
    private const int BytesWire = 2;

    private ReadOnlySpan<byte> _rest = bytes;

    public static StoreException Unsupported(string why) => new(StatusReason.UnsupportedMediaType,
        $"this server reads protobuf for a few kinds only ({why}) - accepted media types include: application/json");

    public bool TryReadTag(out int number)
    {
        number = 0;
        if (_rest.IsEmpty)
            return false;
        var tag = ReadVarint();
        number = (int)(tag >> 3);
        return (tag & 7) is VarintWire or BytesWire ? true : throw Malformed();
    }

    public ulong ReadVarint()
    {
        ulong value = 0;
        for (var i = 0; i < _rest.Length && i < 10; i++)
        {
            value |= (ulong)(_rest[i] & 0x7f) << (7 * i);
            if (_rest[i] < 0x80)
            {
                _rest = _rest[(i + 1)..];
                return value;
            }
        }

        throw Malformed();
    }

    public ReadOnlySpan<byte> ReadBytes()
    {
        var length = ReadVarint();
        if (length > (ulong)_rest.Length)
            throw Malformed();
        var value = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return value;
    }

    private static StoreException Malformed() => StoreException.BadRequest("unexpected EOF");
}
