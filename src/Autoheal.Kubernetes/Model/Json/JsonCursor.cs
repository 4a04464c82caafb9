using System.Text.Json;

namespace Autoheal.Kubernetes.Model.Json;

/// <summary>
/// Reads objects property by property. Every reader is entered at a value's first token and left at its last, so that unknown
/// fields and unexpected types are passed over without harm.
/// </summary>
internal static class JsonCursor
{
    /// <summary>Whether the value is an object that can be walked with <see cref="NextProperty"/>; other values are passed over.</summary>
    public static bool EnterObject(this ref Utf8JsonReader json) => Enter(ref json, JsonTokenType.StartObject);

    /// <summary>Whether the value is an array that can be walked with <see cref="NextItem"/>; other values are passed over.</summary>
    public static bool EnterArray(this ref Utf8JsonReader json) => Enter(ref json, JsonTokenType.StartArray);

    public static bool NextProperty(this ref Utf8JsonReader json) => json.Read() && json.TokenType == JsonTokenType.PropertyName;

    public static bool NextItem(this ref Utf8JsonReader json) => json.Read() && json.TokenType != JsonTokenType.EndArray;

    /// <summary>Whether the property bears the name; if so, the reader moves to its value.</summary>
    public static bool At(this ref Utf8JsonReader json, ReadOnlySpan<byte> name) => json.ValueTextEquals(name) && json.Read();

    /// <summary>The text, or empty when the value is none.</summary>
    public static string Text(this ref Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.String)
        {
            return Names.Intern(ref json);
        }

        json.Skip();
        return "";
    }

    /// <summary>A text that people will be shown, such as an image: without control characters, at most 300 characters.</summary>
    public static string PrintableText(this ref Utf8JsonReader json) => Printable.From(json.Text());

    /// <summary>The whole number, or null when the value is none.</summary>
    public static int? Integer(this ref Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.Number && json.TryGetInt32(out var number))
        {
            return number;
        }

        json.Skip();
        return null;
    }

    public static bool Flag(this ref Utf8JsonReader json)
    {
        json.Skip();
        return json.TokenType == JsonTokenType.True;
    }

    public static DateTimeOffset? Time(this ref Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.String && json.TryGetDateTimeOffset(out var time))
        {
            return time;
        }

        json.Skip();
        return null;
    }

    private static bool Enter(ref Utf8JsonReader json, JsonTokenType start)
    {
        if (json.TokenType == start)
        {
            return true;
        }

        json.Skip();
        return false;
    }
}
