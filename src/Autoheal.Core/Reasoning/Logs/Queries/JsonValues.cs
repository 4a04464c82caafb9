using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Autoheal.Reasoning.Logs;

/// <summary>What queries do with single JSON values.</summary>
internal static class JsonValues
{
    public static bool IsTrue(JsonNode? value) => value is not null && value.GetValueKind() != JsonValueKind.False;

    public static string TextOf(JsonNode? value) => value is null ? "null"
        : value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>()
        : value.ToJsonString();

    public static IEnumerable<JsonNode?> Member(JsonNode? value, string name) => value switch
    {
        null => [null],
        JsonObject @object => [@object[name]],
        _ => throw new InvalidOperationException($"A value without members has no '{name}'."),
    };

    public static IEnumerable<JsonNode?> Item(JsonNode? value, int index) => value switch
    {
        null => [null],
        JsonArray array => [(index < 0 ? index + array.Count : index) is var at && at >= 0 && at < array.Count ? array[at] : null],
        _ => throw new InvalidOperationException("Only lists have items."),
    };

    public static IEnumerable<JsonNode?> Items(JsonNode? value) => value switch
    {
        JsonArray array => array,
        JsonObject @object => @object.Select(member => member.Value),
        _ => throw new InvalidOperationException("Only lists and objects can be iterated."),
    };

    /// <summary>Compares as jq does: numbers as numbers, text ordinally, kinds in a fixed order.</summary>
    public static int Compare(JsonNode? x, JsonNode? y)
    {
        var (kindX, kindY) = (Rank(x), Rank(y));
        return kindX != kindY ? kindX.CompareTo(kindY)
            : kindX == 3 ? NumberOf(x).CompareTo(NumberOf(y))
            : string.CompareOrdinal(TextOf(x), TextOf(y));
    }

    /// <summary>Whether one value holds another: text its part, a list equal items, an object its members.</summary>
    public static bool Contains(JsonNode? outer, JsonNode? inner) => (outer, inner) switch
    {
        (JsonArray list, JsonArray wanted) => wanted.All(item => list.Any(candidate => Contains(candidate, item))),
        (JsonObject @object, JsonObject wanted) => wanted.All(member => @object.ContainsKey(member.Key) && Contains(@object[member.Key], member.Value)),
        _ when Rank(outer) == 4 && Rank(inner) == 4 => TextOf(outer).Contains(TextOf(inner), StringComparison.Ordinal),
        _ => Compare(outer, inner) == 0,
    };

    public static JsonNode? Length(JsonNode? value) => value switch
    {
        null => JsonValue.Create(0),
        JsonArray array => JsonValue.Create(array.Count),
        JsonObject @object => JsonValue.Create(@object.Count),
        _ => JsonValue.Create(TextOf(value).Length),
    };

    public static JsonNode? Number(JsonNode? value) =>
        double.TryParse(TextOf(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Create(number)
            : throw new InvalidOperationException("The value is no number.");

    private static double NumberOf(JsonNode? value) => double.Parse(value!.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static int Rank(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => 0,
        JsonValueKind.False => 1,
        JsonValueKind.True => 2,
        JsonValueKind.Number => 3,
        JsonValueKind.String => 4,
        JsonValueKind.Array => 5,
        _ => 6,
    };
}
