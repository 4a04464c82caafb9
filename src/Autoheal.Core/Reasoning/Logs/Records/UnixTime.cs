using System.Globalization;

namespace Autoheal.Reasoning.Logs;

/// <summary>Unix times from 2001 to 2100, in seconds with or without a fraction, in milli-, micro- or nanoseconds.</summary>
internal static class UnixTime
{
    private const double Earliest = 1e9;
    private const double Latest = 4.1e9;

    public static bool TryReadStart(ReadOnlySpan<char> text, out DateTime at, out int length)
    {
        at = default;
        var skip = text.Length > 0 && text[0] == '[' ? 1 : 0;
        length = skip;
        while (length < text.Length && (char.IsAsciiDigit(text[length]) || (text[length] == '.' && length > skip)))
        {
            length++;
        }

        var digits = text[skip..length];
        if (digits.Length is < 10 or > 21 || !double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        var whole = digits.IndexOf('.') is >= 0 and var dot ? dot : digits.Length;
        var seconds = whole switch { 10 => number, 13 => number / 1e3, 16 => number / 1e6, 19 => number / 1e9, _ => 0 };
        if (seconds is < Earliest or > Latest)
        {
            return false;
        }

        at = DateTime.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond));
        return true;
    }
}
