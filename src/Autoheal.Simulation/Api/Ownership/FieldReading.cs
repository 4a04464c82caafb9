using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Patching;

namespace Autoheal.Simulation.Api.Ownership;

/// <summary>Which fields a value has, and in which fields two values differ.</summary>
internal static class FieldReading
{
    /// <summary>The fields of a value, without a dot for the objects that only group them.</summary>
    /// <param name="value">The value.</param>
    /// <param name="rule">How it merges.</param>
    /// <param name="fresh">Whether the objects and lists were not there before, and so belong to the writer themselves.</param>
    public static JsonObject FieldsOf(JsonNode? value, MergeRule rule, bool fresh = false)
    {
        var fields = new JsonObject();
        switch (value)
        {
            case JsonObject map when !rule.Whole:
                foreach (var (name, inner) in map)
                    fields[FieldNames.Field(name)] = Named(name, inner, rule.Inner[name], fresh);
                break;
            case JsonArray list when rule.ApplyKeys.Count > 0:
                foreach (var element in list)
                    AddElement(fields, element, rule, fresh);
                return fields;
            case JsonArray set when rule.IsSet:
                foreach (var element in set)
                    fields[FieldNames.Value(element)] = new JsonObject();
                break;
        }

        return fields;
    }

    /// <summary>As <see cref="FieldsOf"/>, for a field whose name says whether it belongs to its writer itself.</summary>
    public static JsonObject Named(string name, JsonNode? value, MergeRule rule, bool fresh)
    {
        var fields = FieldsOf(value, rule, fresh);
        if (fresh && fields.Count > 0 && !FieldNames.IsAlwaysThere(name))
            fields.Insert(0, FieldNames.Self, new JsonObject());
        return fields;
    }

    /// <summary>Adds the fields that differ: those that the newer value has, and those that it has no longer.</summary>
    public static void Compare(JsonNode? before, JsonNode? after, MergeRule rule, JsonObject written, JsonObject removed)
    {
        switch (before, after)
        {
            case (JsonObject old, JsonObject now) when !rule.Whole:
                CompareMaps(old, now, rule, written, removed);
                break;
            case (JsonArray old, JsonArray now) when rule.ApplyKeys.Count > 0:
                CompareLists(old, now, rule, written, removed);
                break;
            case (JsonArray old, JsonArray now) when rule.IsSet:
                FieldSet.Add(written, FieldsOf(now, rule));
                FieldSet.Remove(written, FieldsOf(old, rule));
                FieldSet.Add(removed, FieldsOf(old, rule));
                FieldSet.Remove(removed, FieldsOf(now, rule));
                break;
        }
    }

    /// <summary>Whether a difference between the values lies below them rather than in them as a whole.</summary>
    private static bool CanDescend(JsonNode? before, JsonNode? after, MergeRule rule) => (before, after) switch
    {
        (JsonObject, JsonObject) => !rule.Whole,
        (JsonArray, JsonArray) => rule.IsSet || rule.ApplyKeys.Count > 0,
        _ => false,
    };

    private static void CompareMaps(JsonObject before, JsonObject after, MergeRule rule, JsonObject written, JsonObject removed)
    {
        foreach (var (name, value) in after)
        {
            if (before.TryGetPropertyValue(name, out var old))
                CompareOne(FieldNames.Field(name), old, value, rule.Inner[name], written, removed);
            else
                written[FieldNames.Field(name)] = Named(name, value, rule.Inner[name], fresh: true);
        }

        foreach (var (name, value) in before)
        {
            if (!after.ContainsKey(name))
                removed[FieldNames.Field(name)] = Named(name, value, rule.Inner[name], fresh: true);
        }
    }

    private static void CompareLists(JsonArray before, JsonArray after, MergeRule rule, JsonObject written, JsonObject removed)
    {
        var old = ByName(before, rule);
        var now = ByName(after, rule);
        foreach (var (name, value) in now)
        {
            if (old.TryGetValue(name, out var present))
                CompareOne(name, present, value, rule.Element, written, removed);
            else
                AddElement(written, value, rule, fresh: true);
        }

        foreach (var (name, value) in old)
        {
            if (!now.ContainsKey(name))
                AddElement(removed, value, rule, fresh: true);
        }
    }

    private static void CompareOne(string name, JsonNode? before, JsonNode? after, MergeRule rule, JsonObject written, JsonObject removed)
    {
        if (JsonNode.DeepEquals(before, after))
            return;
        if (!CanDescend(before, after, rule))
        {
            written[name] = new JsonObject();
            return;
        }

        var (writtenBelow, removedBelow) = (new JsonObject(), new JsonObject());
        Compare(before, after, rule, writtenBelow, removedBelow);
        if (writtenBelow.Count > 0)
            written[name] = writtenBelow;
        if (removedBelow.Count > 0)
            removed[name] = removedBelow;
    }

    private static void AddElement(JsonObject fields, JsonNode? element, MergeRule rule, bool fresh)
    {
        if (FieldNames.Element(element, rule) is not { } name)
            return;
        var inner = FieldsOf(element, rule.Element, fresh);
        inner.Insert(0, FieldNames.Self, new JsonObject());
        fields[name] = inner;
    }

    private static Dictionary<string, JsonNode?> ByName(JsonArray list, MergeRule rule)
    {
        var named = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var element in list)
        {
            if (FieldNames.Element(element, rule) is { } name)
                named[name] = element;
        }

        return named;
    }
}
