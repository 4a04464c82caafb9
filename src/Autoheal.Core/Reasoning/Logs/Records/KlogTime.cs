namespace Autoheal.Reasoning.Logs;

/// <summary>Times of the Kubernetes and Google logging libraries: <c>E0413 23:38:00.000000</c>, <c>I20250413 23:38:00.0</c>.</summary>
internal static class KlogTime
{
    public static bool TryRead(ReadOnlySpan<char> line, out DateTime at, out int end)
    {
        at = default;
        end = 0;
        if (line[0] is not ('I' or 'W' or 'E' or 'F' or 'D') || !char.IsAsciiDigit(line[1]))
        {
            return false;
        }

        var parts = new TimeParts(line[1..]);
        if (!parts.TryNumber(4, 8, out var date) || parts.At is not (4 or 8) || !parts.TrySkip(' ') || !parts.TryClock(out var time))
        {
            return false;
        }

        var year = date > 9999 ? date / 10_000 : 2000;
        end = parts.At + 1;
        return CalendarTime.TryCompose(year, date / 100 % 100, date % 100, time, default, out at);
    }
}
