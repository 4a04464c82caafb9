namespace Autoheal.Policy.Documents;

/// <summary>Times in one time zone: windows that come back every week, whole days, single periods. A window past midnight belongs to the day that it begins on.</summary>
internal sealed class PolicyCalendar(string name, TimeZoneInfo zone)
{
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
        var local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        return _dates.Contains(DateOnly.FromDateTime(local)) || IsWithinAPeriod(local) || IsWithinAWindow(local);
    }

    private bool IsWithinAPeriod(DateTime local)
    {
        foreach (var (from, to) in _periods)
        {
            if (local >= from && local < to)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsWithinAWindow(DateTime local)
    {
        var minute = (local.Hour * 60) + local.Minute;
        var yesterday = (DayOfWeek)(((int)local.DayOfWeek + 6) % 7);
        foreach (var (day, from, to) in _weekly)
        {
            var within = from < to
                ? day == local.DayOfWeek && minute >= from && minute < to
                : (day == local.DayOfWeek && minute >= from) || (day == yesterday && minute < to);
            if (within)
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<DayOfWeek> DaysOf(string word) => word switch
    {
        "weekdays" => [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday],
        "weekend" => [DayOfWeek.Saturday, DayOfWeek.Sunday],
        "all" => Enum.GetValues<DayOfWeek>(),
        _ => Enum.GetValues<DayOfWeek>().Where(day => day.ToString().StartsWith(word, StringComparison.OrdinalIgnoreCase)),
    };
}
