using System.Globalization;
using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Api.Rules;

/// <summary>Resource quantities: <c>500m</c>, <c>1.5</c>, <c>128Mi</c>, <c>2G</c>, <c>1e3</c>.</summary>
internal static class Quantity
{
    private static readonly string[] s_binary = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];
    private static readonly string[] s_decimal = ["", "k", "M", "G", "T", "P", "E"];

    /// <summary>The amount in base units (cores, bytes), or null when the node is no quantity.</summary>
    public static decimal? TryParse(JsonNode? node) => node is JsonValue value ? TryParse(value.ToString()) : null;

    /// <summary>The amount in base units (cores, bytes), or null when the text is no quantity.</summary>
    public static decimal? TryParse(string text)
    {
        var end = text.Length;
        while (end > 0 && !char.IsAsciiDigit(text[end - 1]) && text[end - 1] != '.')
            end--;
        if (ScaleOf(text.AsSpan(end)) is not { } scale)
            return null;
        return decimal.TryParse(text.AsSpan(0, end), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number * scale : null;
    }

    /// <summary>The amount in its canonical form: bytes in binary units, everything else in decimal ones, thousandths where there are fractions.</summary>
    public static string Format(string resource, decimal amount)
    {
        var bytes = resource.EndsWith("memory", StringComparison.Ordinal) || resource.EndsWith("storage", StringComparison.Ordinal);
        if (amount == 0)
            return "0";
        if (amount != decimal.Truncate(amount))
            return string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(amount * 1000):0}m");
        var (step, suffixes) = bytes ? (1024m, s_binary) : (1000m, s_decimal);
        var index = 0;
        while (index < suffixes.Length - 1 && amount % step == 0)
        {
            amount /= step;
            index++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{amount:0}{suffixes[index]}");
    }

    private static decimal? ScaleOf(ReadOnlySpan<char> suffix) => suffix switch
    {
        "" => 1m,
        "n" => 1e-9m,
        "u" => 1e-6m,
        "m" => 1e-3m,
        "k" => 1e3m,
        "M" => 1e6m,
        "G" => 1e9m,
        "T" => 1e12m,
        "P" => 1e15m,
        "E" => 1e18m,
        "Ki" => 1024m,
        "Mi" => 1024m * 1024,
        "Gi" => 1024m * 1024 * 1024,
        "Ti" => 1024m * 1024 * 1024 * 1024,
        "Pi" => 1024m * 1024 * 1024 * 1024 * 1024,
        "Ei" => 1024m * 1024 * 1024 * 1024 * 1024 * 1024,
        _ => null,
    };
}
