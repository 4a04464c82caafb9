using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Patching;

/// <summary>
/// Strategic merge patch: a merge patch that knows which lists are maps in disguise, with the directives <c>$patch</c>, <c>$retainKeys</c>,
/// <c>$setElementOrder</c> and <c>$deleteFromPrimitiveList</c>.
/// </summary>
internal static class StrategicMerge
{
    private const string Directive = "$patch";
    private const string RetainKeys = "$retainKeys";
    private const string ElementOrder = "$setElementOrder/";
    private const string DeleteFromSet = "$deleteFromPrimitiveList/";

    public static void Apply(JsonObject target, JsonObject patch, MergeSchema schema)
    {
        switch (patch.Text(Directive))
        {
            case "replace":
                target.Clear();
                break;
            case "delete":
                target.Clear();
                return;
            case null or "merge":
                break;
            case var unknown:
                throw StoreException.BadRequest($"Unknown patch type found: {unknown}");
        }

        KeepOnly(target, patch.Array(RetainKeys));
        foreach (var (field, change) in patch)
        {
            if (!field.StartsWith('$'))
                ApplyField(target, field, change, schema[field]);
            else if (field.StartsWith(DeleteFromSet, StringComparison.Ordinal) && change is JsonArray removed)
                RemoveValues(target.Array(field[DeleteFromSet.Length..]), removed);
        }

        foreach (var (field, order) in patch)
        {
            if (field.StartsWith(ElementOrder, StringComparison.Ordinal) && order is JsonArray wanted)
                ListOrder.Arrange(target, field[ElementOrder.Length..], wanted, schema[field[ElementOrder.Length..]].MergeKey);
        }
    }

    private static void KeepOnly(JsonObject target, JsonArray? kept)
    {
        if (kept is null)
            return;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in kept)
            names.Add(name?.ToString() ?? "");
        foreach (var (field, _) in target.ToArray())
        {
            if (!names.Contains(field))
                target.Remove(field);
        }
    }

    private static void ApplyField(JsonObject target, string field, JsonNode? change, MergeRule rule)
    {
        switch (change)
        {
            case null:
                target.Remove(field);
                break;
            case JsonObject inner when rule.Replaces:
                target[field] = inner.DeepClone();
                break;
            case JsonObject inner:
                if (target[field] is not JsonObject existing)
                    target[field] = existing = [];
                Apply(existing, inner, rule.Inner);
                if (inner.Text(Directive) == "delete")
                    target.Remove(field);
                break;
            case JsonArray list when rule.MergeKey is { } key:
                MergeList(Present(target, field), list, key, rule.Inner);
                break;
            case JsonArray set when rule.IsSet:
                AddValues(Present(target, field), set);
                break;
            default:
                target[field] = change.DeepClone();
                break;
        }
    }

    private static JsonArray Present(JsonObject target, string field)
    {
        if (target[field] is JsonArray present)
            return present;
        var added = new JsonArray();
        target[field] = added;
        return added;
    }

    private static void MergeList(JsonArray target, JsonArray patch, string key, MergeSchema element)
    {
        foreach (var change in patch)
        {
            if (change.Text(Directive) == "replace" && ((JsonObject)change!).Count == 1)
                target.Clear();
        }

        foreach (var node in patch)
        {
            if (node is not JsonObject change)
                throw StoreException.BadRequest("cannot use a plain value where the patch needs objects");
            if (change.Count == 1 && change.ContainsKey(Directive))
                continue;
            if (change[key] is not { } identity)
                throw StoreException.BadRequest($"map: {change.ToJsonString(WireJson.Options)} does not contain declared merge key: {key}");
            MergeElement(target, change, key, identity, element);
        }
    }

    private static void MergeElement(JsonArray target, JsonObject change, string key, JsonNode identity, MergeSchema element)
    {
        var index = ListOrder.IndexOf(target, key, identity);
        if (change.Text(Directive) == "delete")
        {
            if (index >= 0)
                target.RemoveAt(index);
            return;
        }

        if (index < 0)
        {
            target.Add((JsonNode)new JsonObject());
            index = target.Count - 1;
        }

        Apply((JsonObject)target[index]!, change, element);
    }

    private static void AddValues(JsonArray target, JsonArray added)
    {
        foreach (var value in added)
        {
            if (ListOrder.IndexOf(target, null, value) < 0)
                target.Add(value?.DeepClone());
        }
    }

    private static void RemoveValues(JsonArray? target, JsonArray removed)
    {
        if (target is null)
            return;
        foreach (var value in removed)
        {
            var index = ListOrder.IndexOf(target, null, value);
            if (index >= 0)
                target.RemoveAt(index);
        }
    }
}
