using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Autoheal.Kubernetes.Execution;

/// <summary>
/// Writes values as API servers write them. The <c>test</c> of a JSON Patch compares strings by their bytes there, escapes included, so that a value that
/// means the same but is spelt otherwise counts as another one. Servers spell as Go's encoding/json does: &lt;, &gt;, &amp;, U+2028 and U+2029 as
/// lower-case escapes, everything else beyond ASCII plainly.
/// </summary>
internal static class ServerJson
{
    public static string Of(JsonElement value)
    {
        var text = new StringBuilder(256);
        Write(value, text);
        return text.ToString();
    }

    private static void Write(JsonElement value, StringBuilder text)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(value, text);
                break;
            case JsonValueKind.Array:
                WriteArray(value, text);
                break;
            case JsonValueKind.String:
                Write(value.GetString()!, text);
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

    private static void WriteObject(JsonElement value, StringBuilder text)
    {
        var separator = '{';
        foreach (var member in value.EnumerateObject())
        {
            text.Append(separator);
            Write(member.Name, text);
            text.Append(':');
            Write(member.Value, text);
            separator = ',';
        }

        text.Append(separator == '{' ? "{}" : "}");
    }

    private static void WriteArray(JsonElement value, StringBuilder text)
    {
        var separator = '[';
        foreach (var item in value.EnumerateArray())
        {
            text.Append(separator);
            Write(item, text);
            separator = ',';
        }

        text.Append(separator == '[' ? "[]" : "]");
    }

    private static void Write(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' or '<' or '>' or '&' or '\u2028' or '\u2029' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
