using System.Text.Json;
using System.Text.Json.Nodes;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Execution;

/// <summary>
/// Takes members of containers over from one pod template into another, container by container of the same name. A member that the old
/// container did not have goes; containers that only one of them has stay as they are.
/// </summary>
internal static class ContainerParts
{
    public static RestoredTemplate Restore(JsonElement current, JsonElement old, params ReadOnlySpan<string> members)
    {
        var template = JsonPointers.Node(current)!;
        var source = JsonPointers.Node(old)!;
        var restored = new List<string>();
        foreach (var list in new[] { "initContainers", "containers" })
        {
            foreach (var container in Items(template["spec"]?[list]))
            {
                var match = Items(source["spec"]?[list]).FirstOrDefault(item => JsonNode.DeepEquals(item["name"], container["name"]));
                if (match is not null && Replace(container, match, members))
                {
                    restored.Add(Printable.From(container["name"]?.ToString() ?? ""));
                }
            }
        }

        return new RestoredTemplate(JsonSerializer.SerializeToElement(template), restored);
    }

    private static bool Replace(JsonObject container, JsonObject old, ReadOnlySpan<string> members)
    {
        var changed = false;
        foreach (var member in members)
        {
            if (JsonNode.DeepEquals(container[member], old[member]))
            {
                continue;
            }

            changed = true;
            container.Remove(member);
            if (old[member] is { } before)
            {
                container[member] = before.DeepClone();
            }
        }

        return changed;
    }

    private static IEnumerable<JsonObject> Items(JsonNode? list) => (list as JsonArray)?.OfType<JsonObject>() ?? [];
}
