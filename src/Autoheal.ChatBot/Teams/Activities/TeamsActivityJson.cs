using System.Text.Json;
using System.Text.Json.Serialization;

namespace Autoheal.ChatBot.Teams.Activities;

/// <summary>An activity as it waits in the inbox. What an earlier version wrote is read, or dropped where it cannot be.</summary>
internal static partial class TeamsActivityJson
{
    public static byte[] Write(TeamsActivity activity) => JsonSerializer.SerializeToUtf8Bytes(activity, ActivityJson.Default.TeamsActivity);

    public static TeamsActivity? Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, ActivityJson.Default.TeamsActivity);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, IgnoreReadOnlyProperties = true)]
    [JsonSerializable(typeof(TeamsActivity))]
    private sealed partial class ActivityJson : JsonSerializerContext;
}
