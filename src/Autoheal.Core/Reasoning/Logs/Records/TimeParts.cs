namespace Autoheal.Reasoning.Logs;

/// <summary>Reads the parts of a written time from the front of a text; each call moves on by what it read.</summary>
internal ref struct TimeParts(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;

    public int At { get; private set; }

    private readonly char Current => At < _text.Length ? _text[At] : '\0';

    /// <summary>A number of at least and at most so many digits.</summary>
    public bool TryNumber(int least, int most, out int number)
    {
        number = 0;
        var digits = 0;
        while (digits < most && char.IsAsciiDigit(Current))
        {
            number = (number * 10) + (Current - '0');
            digits++;
            At++;
        }

        return digits >= least;
    }

    public bool TrySkip(char c)
    {
        var found = Current == c;
        At += found ? 1 : 0;
        return found;
    }

    public bool TrySkipAny(ReadOnlySpan<char> characters)
    {
        var found = At < _text.Length && characters.Contains(Current);
        At += found ? 1 : 0;
        return found;
    }

    public bool TryMonth(out int month)
    {
        month = At + 3 <= _text.Length ? MonthNames.NumberOf(_text.Slice(At, 3)) : 0;
        At += month > 0 ? 3 : 0;
        return month > 0;
    }

    /// <summary>Hours, minutes, seconds and their fraction: <c>13:52:33.326118</c>, <c>13:52:33,326</c>.</summary>
    public bool TryClock(out TimeSpan time)
    {
        time = default;
        if (!TryNumber(1, 2, out var hours) || hours > 24 || !TrySkip(':') || !TryNumber(2, 2, out var minutes) || minutes > 59)
        {
            return false;
        }

        var seconds = 0;
        if (TrySkip(':') && (!TryNumber(2, 2, out seconds) || seconds > 60))
        {
            return false;
        }

        time = new TimeSpan(hours, minutes, seconds) + Fraction();
        TryHalf(ref time, hours);
        return true;
    }

    /// <summary>What is to be subtracted to get UTC: <c>Z</c>, <c>+00:00</c>, <c>-0400</c>, <c>+02</c>, <c> +0000</c>; zero when there is none.</summary>
    public TimeSpan Offset()
    {
        var start = At;
        if (TrySkip('Z'))
        {
            return default;
        }

        TrySkip(' ');
        var negative = Current == '-';
        if (!TrySkipAny("+-") || !TryNumber(2, 2, out var hours) || hours > 14)
        {
            At = start;
            return default;
        }

        TrySkip(':');
        var before = At;
        if (!TryNumber(2, 2, out var minutes))
        {
            At = before;
            minutes = 0;
        }

        var offset = new TimeSpan(hours, minutes, 0);
        return negative ? -offset : offset;
    }

    private TimeSpan Fraction()
    {
        var start = At;
        if (!TrySkipAny(".,"))
        {
            return default;
        }

        var ticks = 0L;
        var digits = 0;
        for (; char.IsAsciiDigit(Current); At++, digits++)
        {
            ticks = digits < 7 ? (ticks * 10) + (Current - '0') : ticks;
        }

        if (digits == 0)
        {
            At = start;
            return default;
        }

        for (; digits < 7; digits++)
        {
            ticks *= 10;
        }

        return TimeSpan.FromTicks(ticks);
    }

    private void TryHalf(ref TimeSpan time, int hours)
    {
        if (At + 3 > _text.Length || _text[At] != ' ' || _text[At + 2] is not ('M' or 'm') || hours > 12)
        {
            return;
        }

        var half = char.ToUpperInvariant(_text[At + 1]);
        if (half is 'A' or 'P')
        {
            time += TimeSpan.FromHours((half == 'P' && hours < 12 ? 12 : 0) - (half == 'A' && hours == 12 ? 12 : 0));
            At += 3;
        }
    }
}
