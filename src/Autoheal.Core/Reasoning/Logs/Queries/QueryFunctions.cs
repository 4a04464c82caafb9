using System.Text.Json.Nodes;

namespace Autoheal.Reasoning.Logs;

/// <summary>The functions that queries may call.</summary>
internal static class QueryFunctions
{
    public static QueryStep? Find(string name, IReadOnlyList<QueryStep> arguments) => arguments.Count switch
    {
        0 => FindPlain(name),
        1 => FindWithArgument(name, arguments[0]),
        2 when name == "test" => Test(arguments[0], arguments[1]),
        _ => null,
    };

    private static QueryStep? FindPlain(string name) => name switch
    {
        "true" => _ => [JsonValue.Create(true)],
        "false" => _ => [JsonValue.Create(false)],
        "null" => _ => [null],
        "empty" => _ => [],
        "not" => input => [JsonValue.Create(!JsonValues.IsTrue(input))],
        "length" => input => [JsonValues.Length(input)],
        "tostring" => input => [JsonValue.Create(JsonValues.TextOf(input))],
        "tonumber" => input => [JsonValues.Number(input)],
        "ascii_downcase" => input => [JsonValue.Create(TextOrThrow(input).ToLowerInvariant())],
        "ascii_upcase" => input => [JsonValue.Create(TextOrThrow(input).ToUpperInvariant())],
        "any" => input => [JsonValue.Create(JsonValues.Items(input).Any(JsonValues.IsTrue))],
        "all" => input => [JsonValue.Create(JsonValues.Items(input).All(JsonValues.IsTrue))],
        _ => null,
    };

    private static QueryStep? FindWithArgument(string name, QueryStep argument) => name switch
    {
        "select" => input => argument(input).Where(JsonValues.IsTrue).Select(_ => input),
        "map" => input => [new JsonArray([.. JsonValues.Items(input).SelectMany(item => argument(item)).Select(item => item?.DeepClone())])],
        "any" => input => [JsonValue.Create(JsonValues.Items(input).Any(item => argument(item).Any(JsonValues.IsTrue)))],
        "all" => input => [JsonValue.Create(JsonValues.Items(input).All(item => argument(item).All(JsonValues.IsTrue)))],
        "has" => input => [JsonValue.Create(input is JsonObject @object && @object.ContainsKey(First(argument, input)))],
        "contains" => input => argument(input).Select(inner => (JsonNode?)JsonValue.Create(JsonValues.Contains(input, inner))),
        "startswith" => input => [JsonValue.Create(TextOrThrow(input).StartsWith(First(argument, input), StringComparison.Ordinal))],
        "endswith" => input => [JsonValue.Create(TextOrThrow(input).EndsWith(First(argument, input), StringComparison.Ordinal))],
        "test" => Test(argument, null),
        _ => null,
    };

    /// <summary>A regular expression is compiled when the query is read if it is a constant, which it is in rules.</summary>
    private static QueryStep Test(QueryStep pattern, QueryStep? flags)
    {
        var text = First(pattern, null);
        var options = flags is null ? "" : First(flags, null);
        var prefix = options.Contains('i', StringComparison.Ordinal) ? "(?i)" : "";
        return LineRegex.TryCreate(prefix + text, out var regex, out var why)
            ? input => [JsonValue.Create(regex.IsMatch(TextOrThrow(input)))]
            : throw new FormatException(why);
    }

    private static string First(QueryStep step, JsonNode? input) => TextOrThrow(step(input).FirstOrDefault());

    private static string TextOrThrow(JsonNode? value) => value is JsonValue scalar && scalar.TryGetValue<string>(out var text)
        ? text
        : throw new InvalidOperationException("The value is no text.");
}
