using System.Globalization;
using Autoheal.Policy;

namespace Autoheal.Core.Tests.Policy.Documents;

/// <summary>Times are meant in the calendar's zone, summer time included.</summary>
public sealed class PolicyCalendarTests
{
    [Theory]
    [InlineData("2026-06-01T14:59:59Z", false)]
    [InlineData("2026-06-01T15:00:00Z", true)]
    [InlineData("2026-06-01T18:59:59Z", true)]
    [InlineData("2026-06-01T19:00:00Z", false)]
    [InlineData("2026-12-01T15:30:00Z", false)]
    [InlineData("2026-12-01T16:00:00Z", true)]
    [InlineData("2026-06-06T15:00:00Z", false)]
    public void Weekly_InAZoneWithSummerTime_IsMeantThere(string now, bool within) =>
        Check("timezone: Europe/Berlin, weekly: [{ days: weekdays, from: '17:00', to: '21:00' }]", now, within);

    [Theory]
    [InlineData("2026-06-05T21:59:00Z", false)]
    [InlineData("2026-06-05T22:00:00Z", true)]
    [InlineData("2026-06-06T05:59:00Z", true)]
    [InlineData("2026-06-06T06:00:00Z", false)]
    [InlineData("2026-06-05T05:00:00Z", false)]
    public void Weekly_PastMidnight_BelongsToTheDayThatItBeginsOn(string now, bool within) =>
        Check("timezone: UTC, weekly: [{ days: fri, from: '22:00', to: '06:00' }]", now, within);

    [Theory]
    [InlineData("2026-12-23T23:00:00Z", true)]
    [InlineData("2026-12-24T22:59:00Z", true)]
    [InlineData("2026-12-24T23:00:00Z", false)]
    public void Dates_AreWholeDaysOfTheZone(string now, bool within) => Check("timezone: Europe/Berlin, dates: 2026-12-24", now, within);

    [Theory]
    [InlineData("2026-12-18T23:00:00Z", true)]
    [InlineData("2026-12-18T22:59:00Z", false)]
    [InlineData("2027-01-04T07:00:00Z", false)]
    public void Periods_BeginAndEndInTheZone(string now, bool within) =>
        Check("timezone: Europe/Berlin, periods: [{ from: '2026-12-19T00:00', to: '2027-01-04T08:00' }]", now, within);

    /// <summary>On 2026-10-25 the clocks in Berlin show 02:00 to 03:00 twice: from 00:00 and from 01:00 UTC on.</summary>
    [Theory]
    [InlineData("2026-10-25T00:29:00Z", false)]
    [InlineData("2026-10-25T00:30:00Z", true)]
    [InlineData("2026-10-25T01:10:00Z", true)]
    [InlineData("2026-10-25T01:50:00Z", true)]
    [InlineData("2026-10-25T03:00:00Z", false)]
    public void Begin_InTheHourThatComesTwice_LeavesNoGap(string now, bool within)
    {
        Check("timezone: Europe/Berlin, periods: [{ from: '2026-10-25T02:30', to: '2026-10-25T04:00' }]", now, within);
        Check("timezone: Europe/Berlin, weekly: [{ days: sun, from: '02:30', to: '04:00' }]", now, within);
    }

    [Theory]
    [InlineData("2026-10-24T23:00:00Z", true)]
    [InlineData("2026-10-25T00:45:00Z", true)]
    [InlineData("2026-10-25T01:29:00Z", true)]
    [InlineData("2026-10-25T01:30:00Z", false)]
    [InlineData("2026-10-25T02:00:00Z", false)]
    public void End_InTheHourThatComesTwice_IsTheSecond(string now, bool within)
    {
        Check("timezone: Europe/Berlin, periods: [{ from: '2026-10-24T22:00', to: '2026-10-25T02:30' }]", now, within);
        Check("timezone: Europe/Berlin, weekly: [{ days: sat, from: '22:00', to: '02:30' }]", now, within);
    }

    /// <summary>In Havana the clocks go from 01:00 back to midnight on 2026-11-01, in Azores' summer of 2026 from 01:00 to midnight on 2026-10-25.</summary>
    [Theory]
    [InlineData("America/Havana", "2026-11-01T04:10:00Z")]
    [InlineData("America/Havana", "2026-11-01T05:10:00Z")]
    [InlineData("Atlantic/Azores", "2026-10-25T00:10:00Z")]
    [InlineData("Atlantic/Azores", "2026-10-25T01:10:00Z")]
    public void Window_OverAMidnightThatComesTwice_LeavesNoGap(string zone, string now) =>
        Check($"timezone: {zone}, weekly: [{{ days: sat, from: '23:30', to: '00:30' }}]", now, within: true);

    /// <summary>From 02:00 to 03:00 there is no time at all on 2026-03-29.</summary>
    [Theory]
    [InlineData("2026-03-29T00:59:00Z", false)]
    [InlineData("2026-03-29T01:00:00Z", true)]
    [InlineData("2026-03-29T01:59:00Z", true)]
    [InlineData("2026-03-29T02:00:00Z", false)]
    public void Begin_InTheHourThatIsLeftOut_BeginsAfterIt(string now, bool within) =>
        Check("timezone: Europe/Berlin, weekly: [{ days: sun, from: '02:30', to: '04:00' }]", now, within);

    private static void Check(string calendar, string now, bool within)
    {
        var at = Trials.Input with { Now = DateTimeOffset.Parse(now, CultureInfo.InvariantCulture) };
        var calendars = $"calendars: [{{ name: c, {calendar} }}]\n";

        Assert.Equal(within ? Verdict.Deny : Verdict.Allow, Trials.Decide(calendars + "rules: [{ name: a, when: { during: c }, then: deny }]", at).Verdict);
        Assert.Equal(within ? Verdict.Allow : Verdict.Deny, Trials.Decide(calendars + "rules: [{ name: a, when: { outside: c }, then: deny }]", at).Verdict);
    }
}
