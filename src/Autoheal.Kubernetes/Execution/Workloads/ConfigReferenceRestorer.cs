using System.Text.Json;
using System.Text.Json.Nodes;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Execution;

/// <summary>
/// Takes references to ConfigMaps from one pod template over into another, place by place: an env variable of a container by its name, the
/// n-th ConfigMap of a container's <c>envFrom</c>, a volume by its name. Places that only one of them has stay as they are.
/// </summary>
internal static class ConfigReferenceRestorer
{
    /// <summary>The restored template and the names of the ConfigMaps that were put back, in the order of the template.</summary>
    public static RestoredTemplate Restore(JsonElement current, JsonElement old)
    {
        var template = JsonPointers.Node(current)!;
        var source = JsonPointers.Node(old)!;
        var restored = new List<string>();
        foreach (var list in new[] { "initContainers", "containers" })
        {
            foreach (var container in Items(template["spec"]?[list]))
            {
                if (FindByName(source["spec"]?[list], container) is { } match)
                {
                    RestoreEnv(container, match, restored);
                    RestoreEnvFrom(container, match, restored);
                }
            }
        }

        RestoreVolumes(template, source, restored);
        return new RestoredTemplate(JsonSerializer.SerializeToElement(template), restored);
    }

    private static void RestoreEnv(JsonObject container, JsonObject old, List<string> restored)
    {
        foreach (var variable in Items(container["env"]))
        {
            if (variable["valueFrom"] is JsonObject from && FindByName(old["env"], variable)?["valueFrom"] is JsonObject oldFrom)
            {
                Replace(from, oldFrom, "configMapKeyRef", restored);
            }
        }
    }

    private static void RestoreEnvFrom(JsonObject container, JsonObject old, List<string> restored)
    {
        var sources = Items(old["envFrom"]).Where(HasConfigMap).ToArray();
        var index = 0;
        foreach (var target in Items(container["envFrom"]).Where(HasConfigMap))
        {
            if (index < sources.Length)
            {
                Replace(target, sources[index++], "configMapRef", restored);
            }
        }
    }

    private static void RestoreVolumes(JsonNode template, JsonNode source, List<string> restored)
    {
        foreach (var volume in Items(template["spec"]?["volumes"]))
        {
            if (FindByName(source["spec"]?["volumes"], volume) is { } old)
            {
                Replace(volume, old, "configMap", restored);
            }
        }
    }

    private static void Replace(JsonObject holder, JsonObject old, string member, List<string> restored)
    {
        if (holder[member] is JsonObject now && old[member] is JsonObject before && !JsonNode.DeepEquals(now, before))
        {
            holder[member] = before.DeepClone();
            var name = $"ConfigMap {Printable.From(before["name"]?.ToString() ?? "")}";
            if (!restored.Contains(name))
            {
                restored.Add(name);
            }
        }
    }

    private static bool HasConfigMap(JsonObject source) => source["configMapRef"] is JsonObject;

    private static JsonObject? FindByName(JsonNode? list, JsonObject wanted) =>
        Items(list).FirstOrDefault(item => item["name"] is { } name && JsonNode.DeepEquals(name, wanted["name"]));

    private static IEnumerable<JsonObject> Items(JsonNode? list) => (list as JsonArray)?.OfType<JsonObject>() ?? [];
}
