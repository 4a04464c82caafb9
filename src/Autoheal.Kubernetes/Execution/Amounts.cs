using System.Globalization;
using System.Text.Json;

namespace Autoheal.Kubernetes.Execution;

/// <summary>Reads and writes amounts of resources as the API does: <c>250m</c>, <c>128Mi</c>, <c>2</c>.</summary>
internal static class Amounts
{
    private static readonly (string Suffix, decimal Factor)[] s_suffixes =
    [
        ("Ki", 1L << 10), ("Mi", 1L << 20), ("Gi", 1L << 30), ("Ti", 1L << 40), ("Pi", 1L << 50), ("Ei", 1L << 60),
        ("n", 1e-9m), ("u", 1e-6m), ("m", 1e-3m), ("k", 1e3m), ("M", 1e6m), ("G", 1e9m), ("T", 1e12m), ("P", 1e15m), ("E", 1e18m),
    ];

    /// <summary>The amount in cores, bytes or pieces; null when it is none.</summary>
    public static decimal? Parse(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.Number } number when number.TryGetDecimal(out var amount) => amount,
        { ValueKind: JsonValueKind.String } text => Parse(text.GetString()!),
        _ => null,
    };

    /// <summary>The amount in cores, bytes or pieces; null when it is none.</summary>
    public static decimal? Parse(string text)
    {
        var (suffix, factor) = Array.Find(s_suffixes, candidate => text.EndsWith(candidate.Suffix, StringComparison.Ordinal));
        suffix ??= "";
        factor = suffix.Length == 0 ? 1 : factor;
        return text.Length <= 40
            && decimal.TryParse(
                text.AsSpan(0, text.Length - suffix.Length), NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            && number <= 1_000_000_000_000_000_000m / Math.Max(1m, factor)
                ? number * factor
                : null;
    }

    /// <summary>Cores in millicores, rounded up.</summary>
    public static string Millicores(decimal cores) => string.Create(CultureInfo.InvariantCulture, $"{decimal.Ceiling(cores * 1000)}m");

    /// <summary>Bytes in mebibytes, rounded up.</summary>
    public static string Mebibytes(decimal bytes) => string.Create(CultureInfo.InvariantCulture, $"{decimal.Ceiling(bytes / (1 << 20))}Mi");
}
