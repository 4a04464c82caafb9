using System.Globalization;

namespace Autoheal.Reasoning.Logs;

/// <summary>Durations as rule files write them: numbers with the units ns, us, ms, s, m and h, one after the other.</summary>
internal static class Durations
{
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        var rest = text.AsSpan().Trim();
        var negative = rest.StartsWith('-');
        rest = rest.TrimStart("+-");
        if (rest.IsEmpty)
        {
            return false;
        }

        if (rest is "0")
        {
            return true;
        }

        var ticks = 0d;
        while (!rest.IsEmpty)
        {
            var digits = rest.IndexOfAnyExcept("0123456789.");
            if (digits <= 0 || !double.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                return false;
            }

            rest = rest[digits..];
            var letters = rest.IndexOfAny("0123456789.");
            var unit = TicksOf(letters < 0 ? rest : rest[..letters]);
            if (unit == 0)
            {
                return false;
            }

            ticks += number * unit;
            rest = letters < 0 ? default : rest[letters..];
        }

        if (ticks > TimeSpan.MaxValue.Ticks / 4d)
        {
            return false;
        }

        duration = TimeSpan.FromTicks((long)(negative ? -ticks : ticks));
        return true;
    }

    private static double TicksOf(ReadOnlySpan<char> unit) => unit switch
    {
        "ns" => 0.01,
        "us" or "µs" => TimeSpan.TicksPerMicrosecond,
        "ms" => TimeSpan.TicksPerMillisecond,
        "s" => TimeSpan.TicksPerSecond,
        "m" => TimeSpan.TicksPerMinute,
        "h" => TimeSpan.TicksPerHour,
        _ => 0,
    };
}
