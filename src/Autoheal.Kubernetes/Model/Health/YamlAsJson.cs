using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Autoheal.Kubernetes.Model.Health;

/// <summary>
/// Turns YAML into the JSON that an API server would have sent: plain scalars get their types, aliases are followed, of equal keys the last
/// counts. Depth and size are bounded, so that a few lines of aliases cannot fill the memory.
/// </summary>
internal sealed class YamlAsJson
{
    private const int Deepest = 100;
    private const int MostNodes = 2_000_000;

    private readonly Parser _parser;
    private readonly Dictionary<AnchorName, JsonNode?> _anchors = [];
    private int _nodes;

    private YamlAsJson(string yaml) => _parser = new Parser(new StringReader(yaml));

    /// <summary>The documents of a text, empty ones left out.</summary>
    /// <exception cref="YamlException">The text is no YAML, or it is too deep or too large.</exception>
    public static List<JsonElement> Convert(string yaml) => new YamlAsJson(yaml).ReadStream();

    private List<JsonElement> ReadStream()
    {
        var documents = new List<JsonElement>();
        _parser.Consume<StreamStart>();
        while (_parser.TryConsume<DocumentStart>(out _))
        {
            _anchors.Clear();
            if (Read(0) is { } document)
            {
                documents.Add(JsonSerializer.SerializeToElement(document));
            }

            _parser.Consume<DocumentEnd>();
        }

        return documents;
    }

    private JsonNode? Read(int depth)
    {
        if (depth > Deepest || ++_nodes > MostNodes)
        {
            throw new YamlException(_parser.Current!.Start, _parser.Current.End, "The document is too deep or too large.");
        }

        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            return Copy(alias);
        }

        if (_parser.TryConsume<Scalar>(out var scalar))
        {
            return Keep(scalar.Anchor, FromScalar(scalar));
        }

        if (_parser.TryConsume<SequenceStart>(out var sequence))
        {
            var array = new JsonArray();
            while (!_parser.TryConsume<SequenceEnd>(out _))
            {
                array.Add(Read(depth + 1));
            }

            return Keep(sequence.Anchor, array);
        }

        var mapping = _parser.Consume<MappingStart>();
        var json = new JsonObject();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = Read(depth + 1) is JsonValue name ? ObjectView.TextOf(JsonSerializer.SerializeToElement(name)) ?? "" : "";
            json[key] = Read(depth + 1);
        }

        return Keep(mapping.Anchor, json);
    }

    private JsonNode? Keep(AnchorName anchor, JsonNode? node)
    {
        if (!anchor.IsEmpty)
        {
            _anchors[anchor] = node;
        }

        return node;
    }

    private JsonNode? Copy(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value, out var node))
        {
            throw new YamlException(alias.Start, alias.End, "The alias names nothing.");
        }

        _nodes += Count(node);
        return _nodes > MostNodes ? throw new YamlException(alias.Start, alias.End, "The document is too large.") : node?.DeepClone();
    }

    private static int Count(JsonNode? node) => node switch
    {
        JsonObject @object => 1 + @object.Sum(member => Count(member.Value)),
        JsonArray array => 1 + array.Sum(Count),
        _ => 1,
    };

    private static JsonNode? FromScalar(Scalar scalar)
    {
        var text = scalar.Value;
        if (scalar.Style != ScalarStyle.Plain)
        {
            return JsonValue.Create(text);
        }

        return text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => null,
            "true" or "True" or "TRUE" => JsonValue.Create(true),
            "false" or "False" or "FALSE" => JsonValue.Create(false),
            _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => JsonValue.Create(whole),
            _ when text.AsSpan().IndexOfAnyExcept("+-.0123456789eE") < 0
                && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => JsonValue.Create(number),
            _ => JsonValue.Create(text),
        };
    }
}
