using System.Text.Json;

namespace Autoheal.Kubernetes.Model.Json;

/// <summary>
/// Compares what was last applied with what is there now: which of the applied fields are gone or differ. Fields that the server or others
/// added are no drift. Gives paths only; both documents are dropped at once.
/// </summary>
internal static class DriftReader
{
    private const int MostPaths = 20;

    private static readonly string[] s_compared = ["spec", "data", "rules", "roleRef", "subjects", "webhooks"];
    private static readonly string[] s_mergeKeys = ["name", "containerPort", "port", "mountPath", "ip", "key", "topologyKey"];

    /// <param name="live">The object as it is.</param>
    /// <param name="applied">The object as it was applied.</param>
    public static IReadOnlyList<string> Compare(JsonElement live, JsonElement applied)
    {
        var paths = new List<string>();
        if (applied.ValueKind == JsonValueKind.Object && live.ValueKind == JsonValueKind.Object)
        {
            foreach (var part in s_compared)
            {
                if (applied.TryGetProperty(part, out var before))
                {
                    CompareValue(part, Member(live, part), before, paths);
                }
            }
        }

        return paths.Count == 0 ? [] : paths;
    }

    private static void CompareValue(string path, JsonElement? live, JsonElement applied, List<string> paths)
    {
        if (paths.Count == MostPaths)
        {
            return;
        }

        if (live is not { } now)
        {
            // Servers leave empty values out.
            if (!IsEmpty(applied))
            {
                paths.Add(path);
            }
        }
        else if (applied.ValueKind == JsonValueKind.Object && now.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in applied.EnumerateObject())
            {
                CompareValue($"{path}.{Printable.From(member.Name)}", Member(now, member.Name), member.Value, paths);
            }
        }
        else if (applied.ValueKind == JsonValueKind.Array && now.ValueKind == JsonValueKind.Array)
        {
            CompareItems(path, now, applied, paths);
        }
        else if (!SameScalar(now, applied))
        {
            paths.Add(path);
        }
    }

    private static void CompareItems(string path, JsonElement live, JsonElement applied, List<string> paths)
    {
        var index = 0;
        foreach (var item in applied.EnumerateArray())
        {
            var key = MergeKey(item);
            var found = key is null
                ? index < live.GetArrayLength() ? live[index] : (JsonElement?)null
                : live.EnumerateArray().Cast<JsonElement?>().FirstOrDefault(other => MergeKey(other!.Value) == key);
            CompareValue($"{path}[{key?.Value ?? $"{index}"}]", found, item, paths);
            index++;
        }
    }

    private static (string Name, string Value)? MergeKey(JsonElement item)
    {
        if (item.ValueKind == JsonValueKind.Object)
        {
            foreach (var name in s_mergeKeys)
            {
                if (item.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
                {
                    return (name, Printable.From(value.ToString()));
                }
            }
        }

        return null;
    }

    private static JsonElement? Member(JsonElement element, string name) => element.TryGetProperty(name, out var member) ? member : null;

    private static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.False => true,
        JsonValueKind.String => value.ValueEquals(""),
        JsonValueKind.Number => value.TryGetInt64(out var number) && number == 0,
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Object => value.EnumerateObject().All(member => IsEmpty(member.Value)),
        _ => false,
    };

    // "1000m" comes back as "1", and 80 may have been written "80".
    private static bool SameScalar(JsonElement live, JsonElement applied)
    {
        if (applied.ValueKind == JsonValueKind.Null)
        {
            return true;
        }

        var (now, before) = (live.ToString(), applied.ToString());
        return now == before || (Quantity.Parse(now) is { } left && Quantity.Parse(before) is { } right && left == right);
    }
}
