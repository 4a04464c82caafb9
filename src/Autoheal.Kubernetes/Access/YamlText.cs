using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Autoheal.Kubernetes.Access;

/// <summary>Writes JSON values as YAML in block style. Every text that could be read as something else is quoted as in JSON, which YAML 1.2 reads the same.</summary>
internal static class YamlText
{
    private static readonly JsonSerializerOptions s_quoting = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(JsonObject mapping, StringBuilder yaml) => WriteMapping(mapping, "", yaml);

    private static void WriteMapping(JsonObject mapping, string indent, StringBuilder yaml)
    {
        var first = yaml.Length > 0 && yaml[^1] != '\n';
        foreach (var (name, value) in mapping)
        {
            yaml.Append(first ? "" : indent).Append(name).Append(':');
            first = false;
            WriteValue(value, indent, yaml);
        }
    }

    private static void WriteValue(JsonNode? value, string indent, StringBuilder yaml)
    {
        switch (value)
        {
            case JsonObject { Count: > 0 } mapping:
                yaml.Append('\n');
                WriteMapping(mapping, indent + "  ", yaml);
                break;
            case JsonArray { Count: > 0 } items when items.All(item => item is JsonValue):
                yaml.Append(" [").AppendJoin(", ", items.Select(Scalar)).Append("]\n");
                break;
            case JsonArray { Count: > 0 } items:
                yaml.Append('\n');
                foreach (var item in items)
                {
                    yaml.Append(indent).Append("- ");
                    WriteMapping(item!.AsObject(), indent + "  ", yaml);
                }

                break;
            case JsonValue text when text.GetValueKind() == JsonValueKind.String && text.ToString().Contains('\n', StringComparison.Ordinal):
                yaml.Append(" |-\n").Append(indent).Append("  ").Append(text.ToString().Replace("\n", $"\n{indent}  ", StringComparison.Ordinal)).Append('\n');
                break;
            default:
                yaml.Append(' ').Append(Scalar(value)).Append('\n');
                break;
        }
    }

    private static string Scalar(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String && IsPlain(value.ToString())
        ? value.ToString()
        : value?.ToJsonString(s_quoting) ?? "null";

    /// <summary>Words that YAML reads as truth values or nothing are not plain.</summary>
    private static bool IsPlain(string text) =>
        text.Length > 0 && char.IsAsciiLetter(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '/')
        && text.ToLowerInvariant() is not ("true" or "false" or "yes" or "no" or "on" or "off" or "null" or "y" or "n");
}
