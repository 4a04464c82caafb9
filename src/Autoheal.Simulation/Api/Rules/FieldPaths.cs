using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Rules;

/// <summary>Finds the fields in which two versions of an object differ.</summary>
internal static class FieldPaths
{
    private static readonly string[] s_metadataMaps = ["labels", "annotations"];
    private static readonly string[] s_metadataLists = ["ownerReferences", "finalizers"];

    /// <summary>The differing fields; all fields when there is no older version.</summary>
    public static List<FieldPath> Changed(JsonObject? before, JsonObject after)
    {
        var changed = new List<FieldPath>();
        CompareMetadata(before.Object("metadata"), after.Object("metadata")!, changed);
        foreach (var (field, now) in after)
        {
            if (field is not ("metadata" or "kind" or "apiVersion"))
                CompareSection(field, before?[field], now, changed);
        }

        foreach (var (field, then) in before ?? [])
        {
            if (!after.ContainsKey(field))
                CompareSection(field, then, null, changed);
        }

        return changed;
    }

    private static void CompareMetadata(JsonObject? before, JsonObject after, List<FieldPath> changed)
    {
        foreach (var map in s_metadataMaps)
            CompareMaps(before.Object(map), after.Object(map), changed, (field, present) => new("metadata", map, field, present));
        foreach (var list in s_metadataLists)
        {
            if (!JsonNode.DeepEquals(before?[list], after[list]))
                changed.Add(new("metadata", list, null, after[list] is not null));
        }
    }

    private static void CompareSection(string section, JsonNode? before, JsonNode? after, List<FieldPath> changed)
    {
        if (before is null or JsonObject && after is null or JsonObject)
            CompareMaps(before as JsonObject, after as JsonObject, changed, (field, present) => new(section, field, null, present));
        else if (!JsonNode.DeepEquals(before, after))
            changed.Add(new(section, null, null, after is not null));
    }

    private static void CompareMaps(JsonObject? before, JsonObject? after, List<FieldPath> changed, Func<string, bool, FieldPath> path)
    {
        foreach (var (field, value) in after ?? [])
        {
            if (before is null || !before.TryGetPropertyValue(field, out var old) || !JsonNode.DeepEquals(old, value))
                changed.Add(path(field, true));
        }

        foreach (var (field, _) in before ?? [])
        {
            if (after is null || !after.ContainsKey(field))
                changed.Add(path(field, false));
        }
    }
}
