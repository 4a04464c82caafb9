using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Definitions;

/// <summary>Reads the JSON paths of printer columns: fields, indexes, and the filter <c>[?(@.type=="Ready")]</c>.</summary>
internal static partial class FieldPathReading
{
    public static JsonNode? Find(JsonNode root, string path)
    {
        JsonNode? node = root;
        foreach (Match step in Steps().Matches(path))
        {
            if (step.Groups["field"].Success)
                node = (node as JsonObject)?[step.Groups["field"].Value.Replace("\\.", ".", StringComparison.Ordinal)];
            else if (step.Groups["index"].Success)
                node = node is JsonArray list && int.TryParse(step.Groups["index"].Value, out var index) && index < list.Count ? list[index] : null;
            else
                node = (node as JsonArray)?.FirstOrDefault(element => element.Text(step.Groups["key"].Value) == step.Groups["value"].Value);
        }

        return node;
    }

    [GeneratedRegex("""\.(?<field>(?:[A-Za-z0-9_\-/]|\\\.)+)|\[(?<index>\d+)\]|\[\?\(@\.(?<key>\w+)\s*==\s*["'](?<value>[^"']*)["']\)\]""", RegexOptions.CultureInvariant)]
    private static partial Regex Steps();
}
