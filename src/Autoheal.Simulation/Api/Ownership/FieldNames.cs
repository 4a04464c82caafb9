using System.Text.Json;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Patching;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Ownership;

/// <summary>
/// How <c>fieldsV1</c> names what lies one step below: <c>f:replicas</c>, <c>k:{"name":"app"}</c>, <c>v:"finalizer"</c>, and a dot for the object itself.
/// </summary>
internal static class FieldNames
{
    public const string Self = ".";

    /// <summary>Go serialises these even when they are empty, so nobody brings them in by their first field.</summary>
    private static readonly HashSet<string> s_alwaysThere = new(StringComparer.Ordinal)
    {
        "metadata", "spec", "status", "template", "jobTemplate", "strategy", "updateStrategy", "containers", "resources",
    };

    public static bool IsAlwaysThere(string name) => s_alwaysThere.Contains(name);

    public static string Field(string name) => "f:" + name;

    public static string Value(JsonNode? value) => "v:" + (value?.ToJsonString(WireJson.Options) ?? "null");

    /// <summary>Names an element by its keys; null when it lacks all of them.</summary>
    public static string? Element(JsonNode? element, MergeRule rule)
    {
        var keys = new JsonObject();
        foreach (var (name, byDefault) in rule.ApplyKeys)
        {
            if (((element as JsonObject)?[name]?.DeepClone() ?? byDefault) is { } value)
                keys[name] = value;
        }

        return keys.Count == 0 ? null : "k:" + keys.ToJsonString(WireJson.Options);
    }

    /// <summary>The step as it stands in messages: <c>.replicas</c>, <c>[name="app"]</c>.</summary>
    public static string Describe(string name)
    {
        switch (name[0])
        {
            case 'f':
                return "." + name[2..];
            case 'k':
                var keys = (JsonObject)JsonNode.Parse(name[2..])!;
                return $"[{string.Join(",", keys.Select(key => $"{key.Key}={JsonSerializer.Serialize(key.Value, WireJson.Options)}"))}]";
            default:
                return $"[={name[2..]}]";
        }
    }
}
