using System.Globalization;

namespace Autoheal.Kubernetes.Reasoning.Workloads;

/// <summary>A schedule in cron notation, as far as it matters how often it is due. Immutable.</summary>
/// <remarks>Source: the five fields of crontab(5) and the descriptors that the CronJob documentation lists.</remarks>
internal sealed class CronSchedule
{
    private static readonly string[] s_months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] s_days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
    private static readonly DateOnly s_begin = new(2024, 1, 1);
    private const int DaysLooked = 1500;
    private const int RunsLooked = 100;

    private readonly CronField _minute;
    private readonly CronField _hour;
    private readonly CronField _day;
    private readonly CronField _month;
    private readonly CronField _weekday;
    private readonly TimeSpan? _every;

    private CronSchedule(CronField minute, CronField hour, CronField day, CronField month, CronField weekday, TimeSpan? every = null)
    {
        (_minute, _hour, _day, _month, _weekday, _every) = (minute, hour, day, month, weekday, every);
    }

    /// <summary>Reads a schedule; null when the text is none.</summary>
    public static CronSchedule? Parse(string text)
    {
        var fields = Expand(text.Trim()).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields is ["@every", var span])
        {
            return ReadSpan(span) is { } every ? new CronSchedule(default, default, default, default, default, every) : null;
        }

        return fields.Length == 5
            && CronField.Parse(fields[0], 0, 59, []) is { } minute
            && CronField.Parse(fields[1], 0, 23, []) is { } hour
            && CronField.Parse(fields[2], 1, 31, []) is { } day
            && CronField.Parse(fields[3], 1, 12, s_months) is { } month
            && CronField.Parse(fields[4], 0, 7, s_days) is { } weekday
                ? new CronSchedule(minute, hour, day, month, weekday)
                : null;
    }

    /// <summary>The longest time between two runs that follow each other; null when it is never due again.</summary>
    public TimeSpan? LongestGap()
    {
        if (_every is not null)
        {
            return _every;
        }

        var (longest, last, runs) = (TimeSpan.Zero, default(DateTime?), 0);
        for (var day = 0; day < DaysLooked && runs < RunsLooked; day++)
        {
            var date = s_begin.AddDays(day);
            if (!IsDue(date))
            {
                continue;
            }

            foreach (var at in Times(date))
            {
                longest = last is { } before && at - before > longest ? at - before : longest;
                (last, runs) = (at, runs + 1);
            }
        }

        return longest > TimeSpan.Zero ? longest : null;
    }

    private IEnumerable<DateTime> Times(DateOnly date)
    {
        for (var hour = 0; hour < 24; hour++)
        {
            for (var minute = 0; minute < 60 && _hour.Has(hour); minute++)
            {
                if (_minute.Has(minute))
                {
                    yield return date.ToDateTime(new TimeOnly(hour, minute));
                }
            }
        }
    }

    // Where both kinds of day are limited, either is enough.
    private bool IsDue(DateOnly date)
    {
        var weekday = _weekday.Has((int)date.DayOfWeek) || (date.DayOfWeek == DayOfWeek.Sunday && _weekday.Has(7));
        var day = _day.Has(date.Day);
        return _month.Has(date.Month) && (_day.IsAny || _weekday.IsAny ? day && weekday : day || weekday);
    }

    private static string Expand(string text)
    {
        var rest = text.StartsWith("TZ=", StringComparison.Ordinal) || text.StartsWith("CRON_TZ=", StringComparison.Ordinal)
            ? text[(text.IndexOf(' ', StringComparison.Ordinal) + 1)..]
            : text;
        return rest switch
        {
            "@yearly" or "@annually" => "0 0 1 1 *",
            "@monthly" => "0 0 1 * *",
            "@weekly" => "0 0 * * 0",
            "@daily" or "@midnight" => "0 0 * * *",
            "@hourly" => "0 * * * *",
            _ => rest,
        };
    }

    // Go's way to write spans: 1h30m.
    private static TimeSpan? ReadSpan(string text)
    {
        var (sum, number) = (TimeSpan.Zero, "");
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c))
            {
                number += c;
                continue;
            }

            var unit = c switch { 'h' => TimeSpan.FromHours(1), 'm' => TimeSpan.FromMinutes(1), 's' => TimeSpan.FromSeconds(1), _ => TimeSpan.Zero };
            if (unit == TimeSpan.Zero || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            {
                return null;
            }

            (sum, number) = (sum + (unit * value), "");
        }

        return number.Length == 0 && sum > TimeSpan.Zero ? sum : null;
    }
}
