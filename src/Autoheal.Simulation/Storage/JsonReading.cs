using System.Text.Json;
using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Storage;

/// <summary>Reads that answer null instead of throwing when a field is absent or of another type.</summary>
internal static class JsonReading
{
    public static JsonObject? Object(this JsonNode? node, string field) => (node as JsonObject)?[field] as JsonObject;

    public static JsonArray? Array(this JsonNode? node, string field) => (node as JsonObject)?[field] as JsonArray;

    public static string? Text(this JsonNode? node, string field) =>
        (node as JsonObject)?[field] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static string? Text(this JsonNode? node, string outer, string field) => node.Object(outer).Text(field);

    public static bool? Flag(this JsonNode? node, string field) =>
        (node as JsonObject)?[field] is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : null;

    public static long? Number(this JsonNode? node, string field) => (node as JsonObject)?[field].AsNumber();

    public static long? Number(this JsonNode? node, string outer, string field) => node.Object(outer).Number(field);

    /// <summary>The node as a whole number, whichever integer type or parsed element backs it.</summary>
    public static long? AsNumber(this JsonNode? node)
    {
        if (node is not JsonValue value || value.GetValueKind() != JsonValueKind.Number)
            return null;
        if (value.TryGetValue<long>(out var wide))
            return wide;
        if (value.TryGetValue<int>(out var narrow))
            return narrow;
        return value.TryGetValue<double>(out var real) && double.IsInteger(real) ? (long)real : null;
    }

    /// <summary>The object in the field, added empty when absent.</summary>
    public static JsonObject Ensure(this JsonObject node, string field)
    {
        if (node[field] is JsonObject present)
            return present;
        var added = new JsonObject();
        node[field] = added;
        return added;
    }

    public static JsonObject Clone(this JsonObject node) => (JsonObject)node.DeepClone();
}
