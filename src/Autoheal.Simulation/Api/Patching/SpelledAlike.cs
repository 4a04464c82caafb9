using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Api.Patching;

/// <summary>
/// How a <c>test</c> of a JSON patch compares: objects and lists by their parts, everything else by the bytes of the request against those that the server
/// would write, so that another escape for the same character is another value.
/// </summary>
internal static class SpelledAlike
{
    public static bool Compare(JsonNode? stored, JsonNode? sent) => (stored, sent) switch
    {
        (null, null) => true,
        (JsonObject one, JsonObject other) => one.Count == other.Count && one.All(member => other.TryGetPropertyValue(member.Key, out var value) && Compare(member.Value, value)),
        (JsonArray one, JsonArray other) => one.Count == other.Count && one.Zip(other).All(pair => Compare(pair.First, pair.Second)),
        (JsonValue one, JsonValue other) => Spell(one) == (other.TryGetValue<JsonElement>(out var raw) ? raw.GetRawText() : Spell(other)),
        _ => false,
    };

    private static string Spell(JsonValue value) => value.TryGetValue<string>(out var text) ? Spell(text) : value.ToJsonString();

    private static string Spell(string text)
    {
        var spelled = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            if (c is '"' or '\\')
                spelled.Append('\\').Append(c);
            else if (c is '\n' or '\r' or '\t')
                spelled.Append(c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t");
            else if (c is < ' ' or '<' or '>' or '&' or '\u2028' or '\u2029')
                spelled.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else
                spelled.Append(c);
        }

        return spelled.Append('"').ToString();
    }
}
