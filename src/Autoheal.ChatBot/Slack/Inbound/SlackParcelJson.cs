using System.Text.Json;
using System.Text.Json.Serialization;

namespace Autoheal.ChatBot.Slack.Inbound;

/// <summary>A parcel as it waits in the inbox. What an earlier version wrote is read, or dropped where it cannot be.</summary>
internal static partial class SlackParcelJson
{
    public static byte[] Write(SlackParcel parcel) => JsonSerializer.SerializeToUtf8Bytes(parcel, ParcelJson.Default.SlackParcel);

    public static SlackParcel? Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, ParcelJson.Default.SlackParcel);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return null;
        }
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonSerializable(typeof(SlackParcel))]
    private sealed partial class ParcelJson : JsonSerializerContext;
}
