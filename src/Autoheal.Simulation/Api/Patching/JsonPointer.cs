using System.Globalization;
using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Api.Patching;

/// <summary>A place in a document, RFC 6901. The document itself is the field <c>root</c> of a wrapper object.</summary>
internal sealed class JsonPointer
{
    private readonly string[] _tokens;

    private JsonPointer(string[] tokens) => _tokens = tokens;

    /// <summary>Null when the text is no pointer.</summary>
    public static JsonPointer? Parse(string text)
    {
        if (text.Length == 0)
            return new(["root"]);
        if (text[0] != '/')
            return null;
        var tokens = text.Split('/');
        tokens[0] = "root";
        for (var i = 1; i < tokens.Length; i++)
            tokens[i] = tokens[i].Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
        return new(tokens);
    }

    public bool TryGet(JsonNode root, out JsonNode? value)
    {
        value = null;
        switch (Parent(root))
        {
            case JsonObject map:
                return map.TryGetPropertyValue(_tokens[^1], out value);
            case JsonArray array when IndexUpTo(array.Count - 1) is { } index:
                value = array[index];
                return true;
            default:
                return false;
        }
    }

    public bool TryAdd(JsonNode root, JsonNode? value)
    {
        switch (Parent(root))
        {
            case JsonObject map:
                map[_tokens[^1]] = value;
                return true;
            case JsonArray array when _tokens[^1] == "-":
                array.Add(value);
                return true;
            case JsonArray array when IndexUpTo(array.Count) is { } index:
                array.Insert(index, value);
                return true;
            default:
                return false;
        }
    }

    public bool TryReplace(JsonNode root, JsonNode? value)
    {
        switch (Parent(root))
        {
            case JsonObject map when map.ContainsKey(_tokens[^1]):
                map[_tokens[^1]] = value;
                return true;
            case JsonArray array when IndexUpTo(array.Count - 1) is { } index:
                array[index] = value;
                return true;
            default:
                return false;
        }
    }

    public bool TryRemove(JsonNode root, out JsonNode? removed)
    {
        removed = null;
        switch (Parent(root))
        {
            case JsonObject map when map.TryGetPropertyValue(_tokens[^1], out removed):
                return map.Remove(_tokens[^1]);
            case JsonArray array when IndexUpTo(array.Count - 1) is { } index:
                removed = array[index];
                array.RemoveAt(index);
                return true;
            default:
                return false;
        }
    }

    private JsonNode? Parent(JsonNode root)
    {
        JsonNode? node = root;
        for (var i = 0; i < _tokens.Length - 1; i++)
        {
            node = node switch
            {
                JsonObject map => map[_tokens[i]],
                JsonArray array when Index(_tokens[i]) is { } index && index < array.Count => array[index],
                _ => null,
            };
        }

        return node;
    }

    private int? IndexUpTo(int last) => Index(_tokens[^1]) is { } index && index <= last ? index : null;

    private static int? Index(string token) =>
        token is "0" || (token.Length is > 0 and < 10 && token[0] is >= '1' and <= '9' && int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            ? int.Parse(token, CultureInfo.InvariantCulture)
            : null;
}
