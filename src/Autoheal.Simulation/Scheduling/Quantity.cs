using System.Globalization;

namespace Autoheal.Simulation.Scheduling;

/// <summary>Reads Kubernetes resource quantities.</summary>
internal static class Quantity
{
    /// <summary>CPU in thousandths of a core: <c>250m</c> is 250, <c>2</c> is 2000.</summary>
    public static long MilliCpu(string? text) => (long)Math.Ceiling(Parse(text) * 1000);

    /// <summary>Bytes or a plain count: <c>128Mi</c> is 134217728.</summary>
    public static long Units(string? text) => (long)Math.Ceiling(Parse(text));

    private static decimal Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return 0;
        var end = text.Length;
        while (end > 0 && !char.IsAsciiDigit(text[end - 1]) && text[end - 1] != '.')
            end--;
        return decimal.TryParse(text.AsSpan(0, end), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number * Scale(text.AsSpan(end))
            : 0;
    }

    private static decimal Scale(ReadOnlySpan<char> suffix) => suffix switch
    {
        "" => 1,
        "n" => 0.000_000_001m,
        "u" => 0.000_001m,
        "m" => 0.001m,
        "k" => 1_000m,
        "M" => 1_000_000m,
        "G" => 1_000_000_000m,
        "T" => 1_000_000_000_000m,
        "P" => 1_000_000_000_000_000m,
        "Ki" => 1L << 10,
        "Mi" => 1L << 20,
        "Gi" => 1L << 30,
        "Ti" => 1L << 40,
        "Pi" => 1L << 50,
        _ => 0,
    };
}
