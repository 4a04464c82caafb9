using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Rules;

/// <summary>Values as Go's %#v prints them inside validation messages.</summary>
internal static class GoText
{
    public static string StringMap(JsonObject? map)
    {
        if (map is null)
            return "map[string]string(nil)";
        var entries = new List<string>(map.Count);
        foreach (var (key, value) in map.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            entries.Add($"{Quote(key)}:{Quote(value?.ToString() ?? "")}");
        return $"map[string]string{{{string.Join(", ", entries)}}}";
    }

    public static string LabelSelector(JsonObject? selector)
    {
        var text = new StringBuilder("v1.LabelSelector{MatchLabels:").Append(StringMap(selector.Object("matchLabels"))).Append(", MatchExpressions:");
        if (selector.Array("matchExpressions") is not { } expressions)
            return text.Append("[]v1.LabelSelectorRequirement(nil)}").ToString();
        var items = new List<string>();
        foreach (var expression in expressions)
            items.Add($"v1.LabelSelectorRequirement{{Key:{Quote(expression.Text("key") ?? "")}, Operator:{Quote(expression.Text("operator") ?? "")}, Values:{Strings(expression.Array("values"))}}}");
        return text.Append("[]v1.LabelSelectorRequirement{").AppendJoin(", ", items).Append("}}").ToString();
    }

    private static string Strings(JsonArray? values) =>
        values is null ? "[]string(nil)" : $"[]string{{{string.Join(", ", values.Select(value => Quote(value?.ToString() ?? "")))}}}";

    private static string Quote(string text) => JsonSerializer.Serialize(text, WireJson.Options);
}
