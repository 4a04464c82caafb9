using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Patching;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Ownership;

/// <summary>The fields that a write set and those that it removed.</summary>
internal static class FieldDifference
{
    public static (JsonObject Written, JsonObject Removed) Of(ObjectKind kind, JsonObject metadata, WrittenFields write)
    {
        var (written, removed) = (new JsonObject(), new JsonObject());
        var detailed = write.Updated is not null && !IsControlled(metadata);
        foreach (var change in write.Changes)
        {
            if (detailed)
                AddDetailed(kind, write, change, written, removed);
            else
                FieldSet.Add(change.Present ? written : removed, FieldSet.Of(change.Path, []));
        }

        return (written, removed);
    }

    private static void AddDetailed(ObjectKind kind, WrittenFields write, FieldChange change, JsonObject written, JsonObject removed)
    {
        var path = change.Path;
        var rule = RuleOf(kind, path);
        var name = path.Field ?? path.Group ?? path.Section;
        var before = write.Before is null ? null : Find(write.Before.Json, path);
        if (!change.Present)
        {
            FieldSet.Add(removed, FieldSet.Of(path, FieldReading.Named(name, before, rule, fresh: true)));
            if (ParentOf(path) is { } left && Find(write.Updated!, left) is null or JsonObject { Count: 0 })
                FieldSet.Add(removed, FieldSet.Of(left, Itself()));
            return;
        }

        var after = Find(write.Updated!, path);
        if (before is null)
        {
            FieldSet.Add(written, FieldSet.Of(path, FieldReading.Named(name, after, rule, fresh: true)));
            AddParent(write, path, written);
            return;
        }

        var (writtenBelow, removedBelow) = (new JsonObject(), new JsonObject());
        FieldReading.Compare(before, after, rule, writtenBelow, removedBelow);
        if (writtenBelow.Count > 0 || removedBelow.Count == 0)
            FieldSet.Add(written, FieldSet.Of(path, writtenBelow));
        if (removedBelow.Count > 0)
            FieldSet.Add(removed, FieldSet.Of(path, removedBelow));
    }

    /// <summary>The first field of a map brings the map with it.</summary>
    private static void AddParent(WrittenFields write, FieldPath path, JsonObject written)
    {
        if (ParentOf(path) is { } map && (write.Before is null || Find(write.Before.Json, map) is null))
            FieldSet.Add(written, FieldSet.Of(map, Itself()));
    }

    /// <summary>The map around the field, when it comes and goes with its fields.</summary>
    private static FieldPath? ParentOf(FieldPath path) => path switch
    {
        { Field: not null } => new(path.Section, path.Group),
        { Group: not null } when !FieldNames.IsAlwaysThere(path.Section) => new(path.Section),
        _ => null,
    };

    private static JsonObject Itself() => new() { [FieldNames.Self] = new JsonObject() };

    /// <summary>What a controller made from a template is changed by that controller alone.</summary>
    private static bool IsControlled(JsonObject metadata)
    {
        foreach (var owner in metadata.Array("ownerReferences") ?? [])
        {
            if (owner.Flag("controller") == true)
                return true;
        }

        return false;
    }

    private static MergeRule RuleOf(ObjectKind kind, FieldPath path)
    {
        var rule = MergeSchemas.Of(kind)[path.Section];
        if (path.Group is not null)
            rule = rule.Inner[path.Group];
        return path.Field is null ? rule : rule.Inner[path.Field];
    }

    private static JsonNode? Find(JsonObject root, FieldPath path)
    {
        var node = root[path.Section];
        if (path.Group is not null)
            node = (node as JsonObject)?[path.Group];
        return path.Field is null ? node : (node as JsonObject)?[path.Field];
    }
}
