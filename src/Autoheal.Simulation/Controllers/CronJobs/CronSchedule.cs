namespace Autoheal.Simulation.Controllers.CronJobs;

/// <summary>When a CronJob is due: the five fields of cron, or one of the usual abbreviations, in a time zone.</summary>
internal sealed class CronSchedule
{
    private static readonly string[] s_months = ["", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] s_days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
    private readonly CronField _minute;
    private readonly CronField _hour;
    private readonly CronField _day;
    private readonly CronField _month;
    private readonly CronField _weekday;
    private readonly TimeZoneInfo _zone;
    private readonly TimeSpan? _every;

    private CronSchedule(string line, TimeZoneInfo zone)
    {
        _zone = zone;
        if (line.StartsWith("@every ", StringComparison.Ordinal))
        {
            _every = Duration(line["@every ".Length..]);
            return;
        }

        var fields = Expand(line).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length != 5)
            throw new FormatException($"expected exactly 5 fields, found {fields.Length}: [{string.Join(' ', fields)}]");
        _minute = CronField.Parse(fields[0], 0, 59);
        _hour = CronField.Parse(fields[1], 0, 23);
        _day = CronField.Parse(fields[2], 1, 31);
        _month = CronField.Parse(fields[3], 1, 12, s_months);
        _weekday = CronField.Parse(fields[4], 0, 6, s_days);
    }

    /// <exception cref="FormatException">The line is no schedule; the message says why, as the real parser words it.</exception>
    public static CronSchedule Parse(string line, string? timeZone = null)
    {
        if (timeZone is null or "")
            return new(line.Trim(), TimeZoneInfo.Utc);
        return TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone)
            ? new(line.Trim(), zone)
            : throw new FormatException($"unknown time zone {timeZone}");
    }

    /// <summary>The schedule of a line; null when it is none.</summary>
    public static CronSchedule? Find(string line, string? timeZone)
    {
        try
        {
            return Parse(line, timeZone);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>The first time after the given one; null when none comes within five years.</summary>
    public DateTimeOffset? Next(DateTimeOffset after)
    {
        if (_every is { } period)
            return new DateTimeOffset(after.UtcTicks - (after.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero) + period;
        var local = TimeZoneInfo.ConvertTime(after, _zone).DateTime;
        var limit = local.AddYears(5);
        var time = new DateTime(local.Year, local.Month, local.Day, local.Hour, local.Minute, 0, DateTimeKind.Unspecified).AddMinutes(1);
        while (time < limit)
        {
            if (!_month.Holds(time.Month))
                time = new DateTime(time.Year, time.Month, 1, 0, 0, 0, DateTimeKind.Unspecified).AddMonths(1);
            else if (!HoldsOnDay(time))
                time = time.Date.AddDays(1);
            else if (!_hour.Holds(time.Hour))
                time = time.Date.AddHours(time.Hour + 1);
            else if (!_minute.Holds(time.Minute) || _zone.IsInvalidTime(time))
                time = time.AddMinutes(1);
            else
                return new DateTimeOffset(time, _zone.GetUtcOffset(time)).ToUniversalTime();
        }

        return null;
    }

    /// <summary>When both day fields are restricted, either will do.</summary>
    private bool HoldsOnDay(DateTime time)
    {
        var (day, weekday) = (_day.Holds(time.Day), _weekday.Holds((int)time.DayOfWeek));
        return _day.Any || _weekday.Any ? day && weekday : day || weekday;
    }

    private static string Expand(string line) => line switch
    {
        "@yearly" or "@annually" => "0 0 1 1 *",
        "@monthly" => "0 0 1 * *",
        "@weekly" => "0 0 * * 0",
        "@daily" or "@midnight" => "0 0 * * *",
        "@hourly" => "0 * * * *",
        _ when line.StartsWith('@') => throw new FormatException($"unrecognized descriptor: {line}"),
        _ => line,
    };

    /// <summary>A Go duration of hours, minutes and seconds, such as <c>1h30m</c>.</summary>
    private static TimeSpan Duration(string text)
    {
        var sum = TimeSpan.Zero;
        var digits = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsAsciiDigit(text[i]))
                continue;
            if (i == digits || text[i] is not ('h' or 'm' or 's'))
                throw new FormatException($"failed to parse duration @every {text}: time: invalid duration \"{text}\"");
            var amount = int.Parse(text.AsSpan(digits, i - digits), System.Globalization.CultureInfo.InvariantCulture);
            sum += text[i] switch { 'h' => TimeSpan.FromHours(amount), 'm' => TimeSpan.FromMinutes(amount), _ => TimeSpan.FromSeconds(amount) };
            digits = i + 1;
        }

        return sum > TimeSpan.Zero && digits == text.Length ? sum : throw new FormatException($"failed to parse duration @every {text}: time: invalid duration \"{text}\"");
    }
}
