namespace Autoheal.Reasoning.Logs;

/// <summary>
/// Finds the time at the beginning of a log line: RFC 3339 and its many variations, syslog, klog, access logs, the Java, Python and .NET
/// defaults, Unix times in JSON and key-value lines. Without an offset it is taken as UTC, without a year as 2000: windows need differences only.
/// </summary>
internal static class LogTimestamp
{
    /// <summary>A time stands near the beginning; in structured lines other members may come first.</summary>
    private const int Farthest = 48;
    private const int FarthestStructured = 512;

    /// <param name="line">The line.</param>
    /// <param name="at">The time in UTC.</param>
    /// <param name="end">Where the time ends in the line.</param>
    public static bool TryRead(ReadOnlySpan<char> line, out DateTime at, out int end)
    {
        at = default;
        end = 0;
        if (line.Length < 8 || line[0] is ' ' or '\t')
        {
            return false;
        }

        return KlogTime.TryRead(line, out at, out end)
            || TryReadNear(line[..Math.Min(line.Length, Farthest + 40)], out at, out end)
            || (line[0] == '{' || line.IndexOf('=') is > 0 and < Farthest
                ? StructuredTime.TryRead(line[..Math.Min(line.Length, FarthestStructured)], out at, out end)
                : UnixTime.TryReadStart(line, out at, out end));
    }

    /// <summary>A written date within the first characters, at the beginning of a word.</summary>
    private static bool TryReadNear(ReadOnlySpan<char> line, out DateTime at, out int end)
    {
        at = default;
        end = 0;
        var last = Math.Min(line.Length - 8, Farthest);
        for (var i = 0; i < last; i++)
        {
            if (i > 0 && char.IsAsciiLetterOrDigit(line[i - 1]))
            {
                continue;
            }

            var found = char.IsAsciiDigit(line[i])
                ? CalendarTime.TryRead(line[i..], out at, out var length)
                : (char.IsAsciiLetterUpper(line[i]) ? MonthNameTime.TryRead(line[i..], out at, out length) : Nothing(out length));
            if (found)
            {
                end = i + length;
                return true;
            }
        }

        return false;
    }

    private static bool Nothing(out int length)
    {
        length = 0;
        return false;
    }
}
