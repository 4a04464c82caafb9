namespace Autoheal.Reasoning.Logs;

/// <summary>
/// Times that begin with digits: <c>2025-03-11 14:00:19.42+00:00</c>, <c>2025/04/25 02:01:04</c>, <c>10/Oct/2024:13:55:36 +0000</c>,
/// <c>10 Oct 2024 12:00:00.123</c>, <c>20250311T140019Z</c>.
/// </summary>
internal static class CalendarTime
{
    public static bool TryRead(ReadOnlySpan<char> text, out DateTime at, out int length)
    {
        at = default;
        var parts = new TimeParts(text);
        var found = text.Length > 4 && (char.IsAsciiDigit(text[3]) && char.IsAsciiDigit(text[2])
            ? TryYearFirst(ref parts, out at)
            : TryDayFirst(ref parts, out at));
        length = parts.At;
        return found;
    }

    private static bool TryYearFirst(ref TimeParts parts, out DateTime at)
    {
        at = default;
        if (!parts.TryNumber(4, 4, out var year))
        {
            return false;
        }

        var dashed = parts.TrySkipAny("-/.");
        if (!parts.TryNumber(2, 2, out var month) || (dashed && !parts.TrySkipAny("-/.")) || !parts.TryNumber(2, 2, out var day) || !parts.TrySkipAny("T t_"))
        {
            return false;
        }

        return (dashed ? parts.TryClock(out var time) : TryCompactClock(ref parts, out time))
            && TryCompose(year, month, day, time, parts.Offset(), out at);
    }

    private static bool TryCompactClock(ref TimeParts parts, out TimeSpan time)
    {
        time = default;
        var digits = parts.TryNumber(6, 6, out var clock);
        time = new TimeSpan(clock / 10_000, clock / 100 % 100, clock % 100);
        return digits && time.TotalHours < 24;
    }

    private static bool TryDayFirst(ref TimeParts parts, out DateTime at)
    {
        at = default;
        return parts.TryNumber(1, 2, out var day)
            && parts.TrySkipAny("/ -")
            && parts.TryMonth(out var month)
            && parts.TrySkipAny("/ -")
            && parts.TryNumber(4, 4, out var year)
            && parts.TrySkipAny(": T")
            && parts.TryClock(out var time)
            && TryCompose(year, month, day, time, parts.Offset(), out at);
    }

    public static bool TryCompose(int year, int month, int day, TimeSpan time, TimeSpan offset, out DateTime at)
    {
        at = default;
        if (year is < 1970 or > 2200 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        at = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc) + time - offset;
        return true;
    }
}
