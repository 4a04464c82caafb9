using System.Text;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Protobuf;

/// <summary>
/// The fields of one message type by number. Reading is strict: a field that is not listed refuses the whole message, because dropping what a
/// client asked for would be worse than asking it for JSON.
/// </summary>
internal sealed class ProtobufMessage
{
    private readonly Dictionary<int, ProtobufField> _fields = [];

    public ProtobufMessage Add(int number, ProtobufField field)
    {
        _fields.Add(number, field);
        return this;
    }

    public ProtobufMessage Text(int number, string name) => Add(number, new(name));

    public ProtobufMessage Texts(int number, string name) => Add(number, new(name) { Repeated = true });

    public ProtobufMessage Number(int number, string name, bool optional = false) => Add(number, new(name, ProtobufType.Number) { Optional = optional });

    public ProtobufMessage Flag(int number, string name, bool optional = false) => Add(number, new(name, ProtobufType.Flag) { Optional = optional });

    public ProtobufMessage Object(int number, string name, ProtobufMessage message) => Add(number, new(name, ProtobufType.Message) { Message = message });

    public ProtobufMessage Objects(int number, string name, ProtobufMessage message) =>
        Add(number, new(name, ProtobufType.Message) { Message = message, Repeated = true });

    public ProtobufMessage Inline(int number, ProtobufMessage message) => Add(number, new("", ProtobufType.Inline) { Message = message });

    public ProtobufMessage Quantities(int number, string name) => Add(number, new(name, ProtobufType.QuantityMap));

    /// <exception cref="StoreException">BadRequest: the bytes are no message; UnsupportedMediaType: it holds a field that is not known here.</exception>
    public JsonObject Read(ReadOnlySpan<byte> bytes)
    {
        var result = new JsonObject();
        var reader = new ProtobufReader(bytes);
        while (reader.TryReadTag(out var number))
        {
            if (!_fields.TryGetValue(number, out var field))
                throw ProtobufReader.Unsupported($"field {number} is not known");
            if (ReadValue(ref reader, field, result) is { } value)
                Put(result, field, value);
        }

        return result;
    }

    private static void Put(JsonObject result, ProtobufField field, JsonNode value)
    {
        if (!field.Repeated)
            result[field.Name] = value;
        else if (result[field.Name] is JsonArray list)
            list.Add(value);
        else
            result[field.Name] = new JsonArray(value);
    }

    private static JsonNode? ReadValue(ref ProtobufReader reader, ProtobufField field, JsonObject result)
    {
        switch (field.Type)
        {
            case ProtobufType.Number:
                var number = (long)reader.ReadVarint();
                return number == 0 && !field.Optional ? null : number;
            case ProtobufType.Flag:
                var flag = reader.ReadVarint() != 0;
                return flag || field.Optional ? flag : null;
            case ProtobufType.Text:
                var text = Encoding.UTF8.GetString(reader.ReadBytes());
                return text.Length == 0 && !field.Repeated ? null : text;
            case ProtobufType.Bytes:
                return Convert.ToBase64String(reader.ReadBytes());
            case ProtobufType.TextMap:
            case ProtobufType.BytesMap:
                ReadEntry(reader.ReadBytes(), result.Ensure(field.Name), field.Type == ProtobufType.BytesMap);
                return null;
            case ProtobufType.QuantityMap:
                ReadQuantity(reader.ReadBytes(), result.Ensure(field.Name));
                return null;
            case ProtobufType.Inline:
                foreach (var (name, value) in field.Message!.Read(reader.ReadBytes()).ToArray())
                    result[name] = value?.DeepClone();
                return null;
            case ProtobufType.Time:
                return ReadTime(reader.ReadBytes());
            case ProtobufType.IntOrString:
                return ReadIntOrString(reader.ReadBytes());
            default:
                var inner = field.Message!.Read(reader.ReadBytes());
                return inner.Count == 0 && !field.Repeated && !field.Optional ? null : inner;
        }
    }

    private static void ReadEntry(ReadOnlySpan<byte> entry, JsonObject map, bool valuesAreBytes)
    {
        var (key, value) = ("", "");
        var reader = new ProtobufReader(entry);
        while (reader.TryReadTag(out var number))
        {
            var bytes = reader.ReadBytes();
            if (number == 1)
                key = Encoding.UTF8.GetString(bytes);
            else
                value = valuesAreBytes ? Convert.ToBase64String(bytes) : Encoding.UTF8.GetString(bytes);
        }

        map[key] = value;
    }

    /// <summary>An entry whose value is a message that holds nothing but the quantity's text.</summary>
    private static void ReadQuantity(ReadOnlySpan<byte> entry, JsonObject map)
    {
        var (key, value) = ("", "0");
        var reader = new ProtobufReader(entry);
        while (reader.TryReadTag(out var number))
        {
            var bytes = reader.ReadBytes();
            if (number == 1)
            {
                key = Encoding.UTF8.GetString(bytes);
                continue;
            }

            var quantity = new ProtobufReader(bytes);
            while (quantity.TryReadTag(out _))
                value = Encoding.UTF8.GetString(quantity.ReadBytes());
        }

        map[key] = value;
    }

    private static JsonNode? ReadTime(ReadOnlySpan<byte> bytes)
    {
        var reader = new ProtobufReader(bytes);
        long seconds = 0;
        while (reader.TryReadTag(out var number))
        {
            var value = (long)reader.ReadVarint();
            if (number == 1)
                seconds = value;
        }

        return bytes.IsEmpty ? null : KubernetesTime.Format(DateTimeOffset.FromUnixTimeSeconds(seconds));
    }

    private static JsonNode ReadIntOrString(ReadOnlySpan<byte> bytes)
    {
        var reader = new ProtobufReader(bytes);
        var (isText, number, text) = (false, 0L, "");
        while (reader.TryReadTag(out var field))
        {
            if (field == 1)
                isText = reader.ReadVarint() == 1;
            else if (field == 2)
                number = (long)reader.ReadVarint();
            else
                text = Encoding.UTF8.GetString(reader.ReadBytes());
        }

        return isText ? text : number;
    }
}
