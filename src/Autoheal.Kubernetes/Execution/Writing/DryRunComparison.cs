using System.Text.Json;
using System.Text.Json.Nodes;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>
/// Compares what the server would store with what was approved: the fresh object with exactly the desired guarded values. A mutating webhook
/// that adds a sidecar, or a default that fills a gap, is a difference.
/// </summary>
internal static class DryRunComparison
{
    private static readonly string[] s_bookkeeping = ["managedFields", "resourceVersion", "generation"];

    /// <summary>Where the server counts the templates of a DaemonSet, a second generation.</summary>
    private const string DaemonSetGeneration = "deprecated.daemonset.template.generation";

    /// <summary>The first field that would come out otherwise, as a JSON pointer; null when all is as approved.</summary>
    public static string? FirstDifference(JsonElement fresh, GuardSet desired, JsonElement result)
    {
        var expected = Normalise(fresh);
        foreach (var (pointer, value) in desired.Fields)
        {
            if (!GuardedFields.AreEqual(value, JsonPointers.Find(fresh, pointer)))
            {
                JsonPointers.Set(expected, pointer, value);
            }
        }

        return Find(expected, Normalise(result), "");
    }

    /// <summary>
    /// The first value of a new object that the server would store otherwise, as a JSON pointer; null when it keeps them all. What it adds
    /// (defaults, ids) is not looked at: there was nothing to be compared with.
    /// </summary>
    public static string? FirstLoss(JsonNode? sent, JsonNode? stored, string pointer = "") => (sent, stored) switch
    {
        (JsonObject x, JsonObject y) => x
            .Select(member => FirstLoss(member.Value, y[member.Key], $"{pointer}/{JsonPointers.Escape(member.Key)}"))
            .FirstOrDefault(loss => loss is not null),
        (JsonArray x, JsonArray y) when x.Count == y.Count => x
            .Select((item, index) => FirstLoss(item, y[index], $"{pointer}/{index}"))
            .FirstOrDefault(loss => loss is not null),
        _ => JsonNode.DeepEquals(sent, stored) ? null : pointer,
    };

    private static JsonObject Normalise(JsonElement json)
    {
        var root = JsonPointers.Node(json) as JsonObject ?? throw new JsonException("An object of the API is a JSON object.");
        root.Remove("status");
        if (root["metadata"] is JsonObject metadata)
        {
            foreach (var name in s_bookkeeping)
            {
                metadata.Remove(name);
            }

            (metadata["annotations"] as JsonObject)?.Remove(DaemonSetGeneration);
        }

        return root;
    }

    private static string? Find(JsonNode? expected, JsonNode? actual, string pointer) => (expected, actual) switch
    {
        (null, null) => null,
        (JsonObject x, JsonObject y) => FindInObject(x, y, pointer),
        (JsonArray x, JsonArray y) => FindInArray(x, y, pointer),
        _ => JsonNode.DeepEquals(expected, actual) ? null : pointer,
    };

    // A member that is null and one that is absent mean the same to the API server.
    private static string? FindInObject(JsonObject expected, JsonObject actual, string pointer)
    {
        foreach (var (name, value) in expected)
        {
            if (Find(value, actual[name], $"{pointer}/{JsonPointers.Escape(name)}") is { } difference)
            {
                return difference;
            }
        }

        foreach (var (name, value) in actual)
        {
            if (value is not null && expected[name] is null)
            {
                return $"{pointer}/{JsonPointers.Escape(name)}";
            }
        }

        return null;
    }

    private static string? FindInArray(JsonArray expected, JsonArray actual, string pointer)
    {
        for (var i = 0; i < Math.Max(expected.Count, actual.Count); i++)
        {
            if (i >= expected.Count || i >= actual.Count || Find(expected[i], actual[i], $"{pointer}/{i}") is not null)
            {
                return i >= expected.Count || i >= actual.Count ? $"{pointer}/{i}" : Find(expected[i], actual[i], $"{pointer}/{i}");
            }
        }

        return null;
    }
}
