using System.Text.Json;

namespace Autoheal.ChatBot.Slack;

/// <summary>Looks into bodies whose form nobody promises: what is absent or of another type is null.</summary>
internal static class JsonReading
{
    public static readonly JsonDocumentOptions Limits = new() { MaxDepth = 64 };

    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member)
            && member.ValueKind is not JsonValueKind.Null and not JsonValueKind.Undefined ? member : null;

    public static JsonElement? Member(this JsonElement? element, string name) => element is { } known ? known.Member(name) : null;

    /// <summary>A text that is there and not empty.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } found ? found : null;

    public static string? Text(this JsonElement? element, string name) => element is { } known ? known.Text(name) : null;

    public static bool Flag(this JsonElement element, string name) => element.Member(name) is { ValueKind: JsonValueKind.True };

    public static IEnumerable<JsonElement> Items(this JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    public static IEnumerable<JsonProperty> Members(this JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Object } known ? known.EnumerateObject() : [];

    /// <summary>An address, if that is what it is.</summary>
    public static Uri? Address(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var address) ? address : null;

    public static IReadOnlyList<string> Known(params IEnumerable<string?> texts) => [.. texts.OfType<string>().Where(text => text.Length > 0)];
}
