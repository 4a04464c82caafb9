using System.Text.Json;
using System.Text.Json.Serialization;

namespace Autoheal.ChatBot.Inbox;

/// <summary>A line of the inbox' file: something was taken, or is worked off, or is remembered because it may be delivered again.</summary>
internal sealed partial record InboxLine
{
    public required string Key { get; init; }

    /// <summary>When it was taken, in milliseconds since 1970.</summary>
    public required long At { get; init; }

    /// <summary>What was taken, sealed; null when it is worked off.</summary>
    public byte[]? Sealed { get; init; }

    /// <summary>True when it was turned away after all: it is as if it had never come, and counts when it comes again.</summary>
    public bool? Withdrawn { get; init; }

    /// <summary>The line; null when it is torn or none.</summary>
    public static InboxLine? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, LineJson.Default.InboxLine);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public byte[] Write() => [.. JsonSerializer.SerializeToUtf8Bytes(this, LineJson.Default.InboxLine), (byte)'\n'];

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonSerializable(typeof(InboxLine))]
    private sealed partial class LineJson : JsonSerializerContext;
}
