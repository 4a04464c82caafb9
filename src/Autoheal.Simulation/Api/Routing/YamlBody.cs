using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Autoheal.Simulation.Api.Routing;

/// <summary>Reads bodies in YAML, which everything that is applied may be.</summary>
internal static class YamlBody
{
    /// <summary>Whether the body is YAML. JSON is YAML as well, but its own reader is faster and stricter.</summary>
    public static bool Is(ApiRequest request) =>
        request.ContentType?.Contains("yaml", StringComparison.Ordinal) == true && !request.Body.Span.TrimStart(" \t\r\n"u8).StartsWith("{"u8);

    /// <exception cref="StoreException">BadRequest: the bytes are no YAML.</exception>
    public static JsonNode? Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(Encoding.UTF8.GetString(body)));
            return stream.Documents.Count == 0 ? null : Convert(stream.Documents[0].RootNode);
        }
        catch (YamlException malformed)
        {
            throw StoreException.BadRequest($"error converting YAML to JSON: yaml: {malformed.Message}");
        }
    }

    private static JsonNode? Convert(YamlNode node)
    {
        switch (node)
        {
            case YamlMappingNode mapping:
                var map = new JsonObject();
                foreach (var (key, value) in mapping.Children)
                    map[key.ToString()] = Convert(value);
                return map;
            case YamlSequenceNode sequence:
                return new JsonArray([.. sequence.Children.Select(Convert)]);
            case YamlScalarNode { Style: ScalarStyle.Plain } plain:
                return FromPlain(plain.Value ?? "");
            default:
                return ((YamlScalarNode)node).Value;
        }
    }

    private static JsonNode? FromPlain(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" => true,
        "false" or "False" or "FALSE" => false,
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ when char.IsAsciiDigit(text[^1]) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) => real,
        _ => text,
    };
}
