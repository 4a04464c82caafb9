using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Patching;

namespace Autoheal.Simulation.Api.Ownership;

/// <summary>Puts applied fields into a live object, and takes fields out that are applied no longer.</summary>
internal static class AppliedValue
{
    public static void MergeInto(JsonObject live, JsonObject applied, MergeRule rule)
    {
        foreach (var (name, value) in applied)
        {
            var inner = rule.Inner[name];
            switch (live[name], value)
            {
                case (JsonObject present, JsonObject wanted) when !inner.Whole:
                    MergeInto(present, wanted, inner);
                    break;
                case (JsonArray present, JsonArray wanted) when inner.ApplyKeys.Count > 0:
                    MergeElements(present, wanted, inner);
                    break;
                case (JsonArray present, JsonArray wanted) when inner.IsSet:
                    foreach (var element in wanted)
                    {
                        if (ListOrder.IndexOf(present, null, element) < 0)
                            present.Add(element?.DeepClone());
                    }

                    break;
                default:
                    live[name] = value?.DeepClone();
                    break;
            }
        }
    }

    /// <summary>Removes the fields of the set, and the objects and lists that became empty by it.</summary>
    public static void Remove(JsonObject live, JsonObject set, MergeRule rule)
    {
        foreach (var (step, node) in set)
        {
            if (!step.StartsWith("f:", StringComparison.Ordinal) || !live.ContainsKey(step[2..]))
                continue;
            var name = step[2..];
            var below = (JsonObject)node!;
            if (below.Count > 0 && live[name] is JsonObject map)
                Remove(map, below, rule.Inner[name]);
            else if (below.Count > 0 && live[name] is JsonArray list)
                RemoveElements(list, below, rule.Inner[name]);
            else
                live.Remove(name);
            if (live[name] is JsonObject { Count: 0 } or JsonArray { Count: 0 })
                live.Remove(name);
        }
    }

    private static void MergeElements(JsonArray live, JsonArray applied, MergeRule rule)
    {
        foreach (var wanted in applied)
        {
            var name = FieldNames.Element(wanted, rule);
            var present = live.FirstOrDefault(element => FieldNames.Element(element, rule) == name);
            if (present is JsonObject into && wanted is JsonObject from)
                MergeInto(into, from, rule.Element);
            else
                live.Add(wanted?.DeepClone());
        }
    }

    private static void RemoveElements(JsonArray live, JsonObject set, MergeRule rule)
    {
        for (var i = live.Count - 1; i >= 0; i--)
        {
            var name = rule.IsSet ? FieldNames.Value(live[i]) : FieldNames.Element(live[i], rule);
            if (name is null || set[name] is not JsonObject below)
                continue;
            if (below.Count == 0 || below.ContainsKey(FieldNames.Self) || live[i] is not JsonObject element)
                live.RemoveAt(i);
            else
                Remove(element, below, rule.Element);
        }
    }
}
