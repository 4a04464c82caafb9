namespace Autoheal.Policy.Documents;

/// <summary>Times in one time zone: windows that come back every week, whole days, single periods. A window past midnight belongs to the day that it begins on.</summary>
internal sealed class PolicyCalendar(string name, TimeZoneInfo zone)
{
    private const int MinutesADay = 24 * 60;

    private readonly List<(DayOfWeek Day, int From, int To)> _weekly = [];
    private readonly HashSet<DateOnly> _dates = [];
    private readonly List<(DateTime From, DateTime To)> _periods = [];

    public string Name => name;

    public static PolicyCalendar Read(DocumentNode node, string name, TimeZoneInfo zone)
    {
        var calendar = new PolicyCalendar(name, zone);
        foreach (var window in node.Items("weekly"))
        {
            if (DocumentNode.ParseTime(window.Text("from")) is { } from && DocumentNode.ParseTime(window.Text("to")) is { } to)
            {
                calendar._weekly.AddRange((window.Texts("days") ?? []).SelectMany(DaysOf).Distinct().Select(day => (day, from, to)));
            }
        }

        calendar._dates.UnionWith((node.Texts("dates") ?? []).Select(DocumentNode.ParseDate).OfType<DateOnly>());
        foreach (var period in node.Items("periods"))
        {
            if (DocumentNode.ParseLocal(period.Text("from")) is { } from && DocumentNode.ParseLocal(period.Text("to")) is { } to)
            {
                calendar._periods.Add((from, to));
            }
        }

        return calendar;
    }

    public bool Contains(DateTimeOffset now)
    {
        var (first, last) = ReadingsAt(TimeZoneInfo.ConvertTime(now, zone));
        return _dates.Contains(DateOnly.FromDateTime(first)) || IsWithinAPeriod(first, last) || IsWithinAWindow(first, last);
    }

    /// <summary>
    /// What the clocks on the wall show: twice the same, but for the hour that they show twice when summer time ends. What begins in that hour begins when
    /// it is shown first, and what ends in it ends when it is shown last, so that no window has a gap. The first is the earliest reading that is yet to
    /// come, the last the latest that has been.
    /// </summary>
    private (DateTime First, DateTime Last) ReadingsAt(DateTimeOffset now)
    {
        var shown = now.DateTime;
        if (!zone.IsAmbiguousTime(now))
        {
            return (shown, shown);
        }

        var step = TimeSpan.FromMinutes(now.Offset == zone.GetAmbiguousTimeOffsets(now).Max() ? -1 : 1);
        var end = shown;
        while (zone.IsAmbiguousTime(end + step))
        {
            end += step;
        }

        return step < TimeSpan.Zero ? (end, shown) : (shown, end);
    }

    private bool IsWithinAPeriod(DateTime first, DateTime last)
    {
        foreach (var (from, to) in _periods)
        {
            if (last >= from && first < to)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsWithinAWindow(DateTime first, DateTime last)
    {
        foreach (var (day, from, to) in _weekly)
        {
            // The window that began on the day itself, and the one that may have begun the day before.
            var today = first.Date;
            var length = from < to ? to - from : to - from + MinutesADay;
            if ((day == today.DayOfWeek && Holds(today.AddMinutes(from), length)) || (day == today.AddDays(-1).DayOfWeek && Holds(today.AddMinutes(from - MinutesADay), length)))
            {
                return true;
            }
        }

        return false;

        bool Holds(DateTime begin, int minutes) => last >= begin && first < begin.AddMinutes(minutes);
    }

    private static IEnumerable<DayOfWeek> DaysOf(string word) => word switch
    {
        "weekdays" => [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday],
        "weekend" => [DayOfWeek.Saturday, DayOfWeek.Sunday],
        "all" => Enum.GetValues<DayOfWeek>(),
        _ => Enum.GetValues<DayOfWeek>().Where(day => day.ToString().StartsWith(word, StringComparison.OrdinalIgnoreCase)),
    };
}
