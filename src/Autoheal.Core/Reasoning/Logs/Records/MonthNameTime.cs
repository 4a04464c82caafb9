namespace Autoheal.Reasoning.Logs;

/// <summary>
/// Times that begin with letters: <c>May 16 00:28:21.422694</c>, <c>Oct 10, 2024 12:00:00 AM</c>, <c>Fri Sep 09 10:42:29.902022 2011</c>,
/// <c>Mon, 10 Oct 2024 12:00:00 GMT</c>.
/// </summary>
internal static class MonthNameTime
{
    private const int YearUnknown = 2000;

    public static bool TryRead(ReadOnlySpan<char> text, out DateTime at, out int length)
    {
        var skipped = SkipWeekday(text);
        if (skipped > 0 && char.IsAsciiDigit(text[skipped]))
        {
            var found = CalendarTime.TryRead(text[skipped..], out at, out length);
            length += skipped;
            return found;
        }

        var parts = new TimeParts(text[skipped..]);
        var isTime = TryMonthFirst(ref parts, out at);
        length = skipped + parts.At;
        return isTime;
    }

    private static int SkipWeekday(ReadOnlySpan<char> text)
    {
        const string Days = "MonTueWedThuFriSatSun";
        if (text.Length < 12 || Days.AsSpan().IndexOf(text[..3], StringComparison.Ordinal) is var at && (at < 0 || at % 3 != 0))
        {
            return 0;
        }

        return text[3] == ' ' ? 4 : text[3] == ',' && text[4] == ' ' ? 5 : 0;
    }

    private static bool TryMonthFirst(ref TimeParts parts, out DateTime at)
    {
        at = default;
        if (!parts.TryMonth(out var month) || !parts.TrySkip(' '))
        {
            return false;
        }

        parts.TrySkip(' ');
        if (!parts.TryNumber(1, 2, out var day))
        {
            return false;
        }

        var year = YearUnknown;
        if (parts.TrySkip(',') && (!parts.TrySkip(' ') || !parts.TryNumber(4, 4, out year)))
        {
            return false;
        }

        if (!parts.TrySkip(' ') || !parts.TryClock(out var time))
        {
            return false;
        }

        var rest = parts;
        if (rest.TrySkip(' ') && rest.TryNumber(4, 4, out var trailing) && trailing is >= 1970 and <= 2200)
        {
            parts = rest;
            year = trailing;
        }

        return CalendarTime.TryCompose(year, month, day, time, parts.Offset(), out at);
    }
}
