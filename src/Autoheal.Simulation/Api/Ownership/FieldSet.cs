using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Ownership;

/// <summary>
/// Sets of fields in the notation of <c>fieldsV1</c>. An entry without anything below it stands for the field with all that it holds; a dot
/// beside other entries stands for the field itself.
/// </summary>
internal static class FieldSet
{
    /// <summary>Adds every field of the other set.</summary>
    public static void Add(JsonObject set, JsonObject other)
    {
        foreach (var (name, node) in other)
        {
            var added = (JsonObject)node!;
            if (set[name] is not JsonObject present)
                set.Insert(name == FieldNames.Self ? 0 : set.Count, name, added.Clone());
            else if (present.Count == 0 && added.Count > 0)
                set[name] = WithSelf(added);
            else if (added.Count == 0 && present.Count > 0)
                Add(present, new() { [FieldNames.Self] = new JsonObject() });
            else
                Add(present, added);
        }
    }

    /// <summary>Takes every field of the other set away, and what became empty above it.</summary>
    public static void Remove(JsonObject set, JsonObject other)
    {
        foreach (var (name, node) in other)
        {
            if (set[name] is not JsonObject present)
                continue;
            var removed = (JsonObject)node!;
            if (removed.Count == 0)
            {
                set.Remove(name);
                continue;
            }

            if (present.Count == 0)
                continue;
            Remove(present, removed);
            if (present.Count == 0)
                set.Remove(name);
        }
    }

    /// <summary>What both sets hold, at the finer of the two depths.</summary>
    public static JsonObject Common(JsonObject a, JsonObject b)
    {
        var common = new JsonObject();
        foreach (var (name, node) in a)
        {
            if (b[name] is not JsonObject inB)
                continue;
            var inA = (JsonObject)node!;
            if (inA.Count == 0 || inB.Count == 0)
            {
                common[name] = (inA.Count == 0 ? inB : inA).Clone();
                continue;
            }

            if (Common(inA, inB) is { Count: > 0 } below)
                common[name] = below;
        }

        return common;
    }

    /// <summary>The paths of the fields, as messages show them: <c>.spec.replicas</c>.</summary>
    public static IEnumerable<string> Paths(JsonObject set, string prefix = "")
    {
        foreach (var (name, node) in set)
        {
            if (name == FieldNames.Self)
            {
                if (set.Count == 1)
                    yield return prefix;
                continue;
            }

            var path = prefix + FieldNames.Describe(name);
            if (node is not JsonObject { Count: > 0 } below)
            {
                yield return path;
                continue;
            }

            foreach (var deeper in Paths(below, path))
                yield return deeper;
        }
    }

    /// <summary>The set of one field to the depth of a <see cref="FieldPath"/>, holding what lies below it.</summary>
    public static JsonObject Of(FieldPath path, JsonObject below)
    {
        var inner = path.Field is null ? below : new JsonObject { [FieldNames.Field(path.Field)] = below };
        return new()
        {
            [FieldNames.Field(path.Section)] = path.Group is null ? inner : new JsonObject { [FieldNames.Field(path.Group)] = inner },
        };
    }

    private static JsonObject WithSelf(JsonObject added)
    {
        var combined = added.Clone();
        combined[FieldNames.Self] = new JsonObject();
        return combined;
    }
}
