namespace Autoheal.Reasoning.Logs;

/// <summary>The time of a JSON or key-value line: the value of the first member with one of the usual names.</summary>
internal static class StructuredTime
{
    private static readonly string[] s_names = ["ts", "time", "timestamp", "@timestamp", "t", "$date", "eventtime", "asctime", "date"];

    public static bool TryRead(ReadOnlySpan<char> line, out DateTime at, out int end)
    {
        at = default;
        end = 0;
        for (var i = 1; i < line.Length - 8; i++)
        {
            if (line[i] is not (':' or '='))
            {
                continue;
            }

            if (IsTimeName(line[..i]))
            {
                var value = i + 1;
                while (value < line.Length - 8 && line[value] is ' ' or '"' or '[')
                {
                    value++;
                }

                if (TryValue(line[value..], out at, out var length))
                {
                    end = value + length;
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsTimeName(ReadOnlySpan<char> before)
    {
        var name = before.TrimEnd(" \"");
        var start = name.Length;
        while (start > 0 && (char.IsAsciiLetterOrDigit(name[start - 1]) || name[start - 1] is '_' or '@' or '$'))
        {
            start--;
        }

        name = name[start..];
        foreach (var known in s_names)
        {
            if (name.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool TryValue(ReadOnlySpan<char> value, out DateTime at, out int length) =>
        char.IsAsciiDigit(value[0])
            ? CalendarTime.TryRead(value, out at, out length) || UnixTime.TryReadStart(value, out at, out length)
            : MonthNameTime.TryRead(value, out at, out length);
}
