using System.Text.Json;
using System.Text.Json.Nodes;

namespace Autoheal.Kubernetes.Execution;

/// <summary>The rules of a route with other weights, and who gets more by them.</summary>
internal sealed class TrafficShift
{
    public required string Pointer { get; init; }

    /// <summary>The rules as they would be; null when nothing would change.</summary>
    public required JsonElement? Rules { get; init; }

    /// <summary>The backends that get more than before.</summary>
    public required IReadOnlyList<string> Gaining { get; init; }

    public static TrafficShift Of(LiveObject route, string backend, int weight)
    {
        var gateway = route.Reference.Kind == "HTTPRoute";
        var pointer = gateway ? "/spec/rules" : "/spec/http";
        var gaining = new List<string>();
        var rules = route.Find(pointer) is { ValueKind: JsonValueKind.Array } found ? JsonPointers.Node(found)!.AsArray() : [];
        foreach (var rule in rules.OfType<JsonObject>())
        {
            var backends = (rule[gateway ? "backendRefs" : "route"] as JsonArray)?.OfType<JsonObject>().ToArray() ?? [];
            Split(backends, item => gateway ? item["name"]?.ToString() : HostOf(item), backend, weight, gateway ? 1 : 0, gaining);
        }

        var changed = JsonSerializer.SerializeToElement(rules);
        return new TrafficShift
        {
            Pointer = pointer,
            Rules = GuardedFields.AreEqual(route.Find(pointer), changed) ? null : changed,
            Gaining = [.. gaining.Distinct(StringComparer.Ordinal)],
        };
    }

    /// <summary>The Service of an Istio destination: a short name, or the first label of a full one.</summary>
    private static string? HostOf(JsonObject destination) => destination["destination"]?["host"]?.ToString().Split('.')[0];

    private static void Split(
        JsonObject[] backends, Func<JsonObject, string?> nameOf, string backend, int weight, int weightWhenLeftOut, List<string> gaining)
    {
        var chosen = Array.FindIndex(backends, item => nameOf(item) == backend);
        if (chosen < 0 || backends.Length < 2)
        {
            return;
        }

        var before = backends.Select(item => item["weight"]?.GetValue<int>() ?? weightWhenLeftOut).ToArray();
        var after = Share(before, chosen, weight);
        var total = Math.Max(1, before.Sum());
        for (var i = 0; i < backends.Length; i++)
        {
            if (after[i] * total == before[i] * 100)
            {
                continue;
            }

            if (after[i] * total > before[i] * 100 && nameOf(backends[i]) is { } name)
            {
                gaining.Add(name);
            }

            backends[i]["weight"] = after[i];
        }
    }

    /// <summary>Percentages that sum to 100: the chosen one's, and for the others the rest in proportion to their weights.</summary>
    private static int[] Share(int[] before, int chosen, int weight)
    {
        var others = before.Sum() - before[chosen];
        var after = new int[before.Length];
        var left = 100 - weight;
        var last = -1;
        for (var i = 0; i < before.Length; i++)
        {
            if (i != chosen)
            {
                after[i] = others == 0 ? (100 - weight) / (before.Length - 1) : (100 - weight) * before[i] / others;
                left -= after[i];
                last = others == 0 || before[i] > 0 ? i : last;
            }
        }

        after[chosen] = weight;
        if (last >= 0)
        {
            after[last] += left;
        }

        return after;
    }
}
