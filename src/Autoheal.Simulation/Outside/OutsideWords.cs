using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Outside;

/// <summary>Reads the members of a condition, and says what is wrong with one that cannot be read.</summary>
internal static class OutsideWords
{
    public static bool Flag(string member, JsonNode? value) =>
        value is JsonValue given && given.TryGetValue<bool>(out var flag) ? flag : throw Wrong(member, "true or false");

    public static double Number(string member, JsonNode? value) =>
        value is JsonValue given && given.TryGetValue<double>(out var number) ? number : value.AsNumber() ?? throw Wrong(member, "a number");

    public static string? Text(string member, JsonNode? value) => value switch
    {
        null => null,
        JsonValue given when given.TryGetValue<string>(out var text) => text,
        _ => throw Wrong(member, "a text or null"),
    };

    public static IReadOnlyList<string> Texts(string member, JsonNode? value) =>
        value is JsonArray list ? [.. list.Select(item => Text(member, item) ?? "")] : throw Wrong(member, "a list of texts");

    public static ArgumentException Unknown(string member, string usage) => new($"Nothing is known of '{member}'. It is: {usage.Trim()}");

    private static ArgumentException Wrong(string member, string what) => new($"'{member}' must be {what}.");
}
