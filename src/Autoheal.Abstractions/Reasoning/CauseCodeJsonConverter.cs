using System.Text.Json;
using System.Text.Json.Serialization;

namespace Autoheal.Reasoning;

internal sealed class CauseCodeJsonConverter : JsonConverter<CauseCode>
{
    public override CauseCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return new CauseCode(reader.GetString() ?? "");
        }
        catch (ArgumentException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    public override void Write(Utf8JsonWriter writer, CauseCode value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
