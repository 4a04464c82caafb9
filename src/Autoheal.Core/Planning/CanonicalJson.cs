using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Autoheal.Planning;

/// <summary>
/// Canonical JSON as RFC 8785 defines it: members ordered by UTF-16 code units, no white space, numbers as ECMAScript prints them,
/// strings escaped only where JSON demands it.
/// </summary>
internal static class CanonicalJson
{
    /// <summary>Two members of one name have no canonical form.</summary>
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    /// <exception cref="JsonException">The bytes are no JSON, name a member twice, or hold a number that no double can.</exception>
    public static byte[] Canonicalize(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json, Options);
        return Canonicalize(document.RootElement);
    }

    public static byte[] Canonicalize(JsonElement element)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Write(buffer, element);
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(ArrayBufferWriter<byte> buffer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(buffer, element);
                break;
            case JsonValueKind.Array:
                WriteArray(buffer, element);
                break;
            case JsonValueKind.String:
                WriteString(buffer, element.GetString()!);
                break;
            case JsonValueKind.Number:
                Ascii(buffer, FormatNumber(element.GetDouble()));
                break;
            default:
                Ascii(buffer, element.GetRawText());
                break;
        }
    }

    private static void WriteObject(ArrayBufferWriter<byte> buffer, JsonElement element)
    {
        Ascii(buffer, "{");
        var first = true;
        foreach (var property in element.EnumerateObject().OrderBy(property => property.Name, StringComparer.Ordinal))
        {
            Ascii(buffer, first ? "" : ",");
            first = false;
            WriteString(buffer, property.Name);
            Ascii(buffer, ":");
            Write(buffer, property.Value);
        }

        Ascii(buffer, "}");
    }

    private static void WriteArray(ArrayBufferWriter<byte> buffer, JsonElement element)
    {
        Ascii(buffer, "[");
        var first = true;
        foreach (var item in element.EnumerateArray())
        {
            Ascii(buffer, first ? "" : ",");
            first = false;
            Write(buffer, item);
        }

        Ascii(buffer, "]");
    }

    private static void WriteString(ArrayBufferWriter<byte> buffer, string value)
    {
        Ascii(buffer, "\"");
        foreach (var rune in value.EnumerateRunes())
        {
            WriteRune(buffer, rune);
        }

        Ascii(buffer, "\"");
    }

    private static void WriteRune(ArrayBufferWriter<byte> buffer, System.Text.Rune rune)
    {
        switch (rune.Value)
        {
            case '"': Ascii(buffer, "\\\""); break;
            case '\\': Ascii(buffer, "\\\\"); break;
            case '\b': Ascii(buffer, "\\b"); break;
            case '\t': Ascii(buffer, "\\t"); break;
            case '\n': Ascii(buffer, "\\n"); break;
            case '\f': Ascii(buffer, "\\f"); break;
            case '\r': Ascii(buffer, "\\r"); break;
            case < 0x20: Ascii(buffer, $"\\u{rune.Value:x4}"); break;
            default:
                var span = buffer.GetSpan(4);
                buffer.Advance(rune.EncodeToUtf8(span));
                break;
        }
    }

    /// <summary>ECMAScript's Number::toString: shortest digits, exponent from 1e21 upwards and below 1e-6.</summary>
    private static string FormatNumber(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new JsonException("A number is beyond what a double can hold.");
        }

        if (value == 0)
        {
            return "0";
        }

        var (digits, exponent) = Decompose(Math.Abs(value).ToString("R", CultureInfo.InvariantCulture));
        var sign = value < 0 ? "-" : "";
        return sign + Place(digits, exponent);
    }

    /// <summary>The digits of a shortest round-trip number without leading or trailing zeros, and the power of ten of the first one.</summary>
    private static (string Digits, int Exponent) Decompose(string shortest)
    {
        var parts = shortest.Split('E');
        var shift = parts.Length == 2 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? parts[0].Length : point;
        var all = parts[0].Replace(".", "", StringComparison.Ordinal);
        var digits = all.TrimStart('0');
        return (digits.TrimEnd('0'), whole - 1 - (all.Length - digits.Length) + shift);
    }

    private static string Place(string digits, int exponent)
    {
        if (exponent is >= 21 or < -6)
        {
            var tail = digits.Length > 1 ? $".{digits[1..]}" : "";
            return $"{digits[0]}{tail}e{(exponent < 0 ? "-" : "+")}{Math.Abs(exponent)}";
        }

        if (exponent < 0)
        {
            return $"0.{new string('0', -exponent - 1)}{digits}";
        }

        return digits.Length <= exponent + 1
            ? digits.PadRight(exponent + 1, '0')
            : $"{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}";
    }

    private static void Ascii(ArrayBufferWriter<byte> buffer, string text)
    {
        var span = buffer.GetSpan(text.Length);
        buffer.Advance(System.Text.Encoding.ASCII.GetBytes(text, span));
    }
}
