using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Autoheal.Kubernetes.Context;

/// <summary>Reads a file of YAML documents as the JSON that they stand for. Plain scalars are typed as in YAML's core schema, which is how kubectl writes.</summary>
internal static class YamlDocuments
{
    /// <summary>Aliases can make a small file stand for an endless one.</summary>
    private const int MostNodes = 5_000_000;
    private const int Deepest = 128;

    public static IEnumerable<JsonNode> Read(string path)
    {
        var yaml = new YamlStream();
        using (var text = File.OpenText(path))
        {
            yaml.Load(text);
        }

        var left = MostNodes;
        return [.. yaml.Documents.Select(document => ToJson(document.RootNode, 0, ref left)).OfType<JsonNode>()];
    }

    private static JsonNode? ToJson(YamlNode node, int depth, ref int left)
    {
        if (depth > Deepest || --left < 0)
        {
            throw new InvalidDataException("The document is too deep or too large.");
        }

        switch (node)
        {
            case YamlMappingNode mapping:
                var members = new JsonObject();
                foreach (var (key, value) in mapping.Children)
                {
                    members[(key as YamlScalarNode)?.Value ?? ""] = ToJson(value, depth + 1, ref left);
                }

                return members;
            case YamlSequenceNode sequence:
                var items = new JsonArray();
                foreach (var item in sequence.Children)
                {
                    items.Add(ToJson(item, depth + 1, ref left));
                }

                return items;
            case YamlScalarNode scalar:
                return Scalar(scalar);
            default:
                return null;
        }
    }

    private static JsonNode? Scalar(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        if (scalar.Style is not (ScalarStyle.Plain or ScalarStyle.Any))
        {
            return JsonValue.Create(text);
        }

        return text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => null,
            "true" or "True" or "TRUE" => JsonValue.Create(true),
            "false" or "False" or "FALSE" => JsonValue.Create(false),
            _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => JsonValue.Create(whole),
            _ when IsFraction(text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && double.IsFinite(number) => JsonValue.Create(number),
            _ => JsonValue.Create(text),
        };
    }

    private static bool IsFraction(string text) => text.Contains('.') && text.All(c => char.IsAsciiDigit(c) || c is '.' or '-' or '+' or 'e' or 'E');
}
