using System.Globalization;
using Autoheal.Simulation.Controllers.CronJobs;

namespace Autoheal.Simulation.Tests.Controllers;

public sealed class CronScheduleTests
{
    [Theory]
    [InlineData("*/15 * * * *", "2026-03-01T12:07:30Z", "2026-03-01T12:15:00Z")]
    [InlineData("0 3 * * *", "2026-03-01T03:00:00Z", "2026-03-02T03:00:00Z")]
    [InlineData("30 8-10/2 * * mon-fri", "2026-03-01T12:00:00Z", "2026-03-02T08:30:00Z")]
    [InlineData("0 0 29 2 *", "2026-03-01T00:00:00Z", "2028-02-29T00:00:00Z")]
    [InlineData("0 0 13 * 5", "2026-03-01T00:00:00Z", "2026-03-06T00:00:00Z")]
    [InlineData("@hourly", "2026-03-01T12:00:00Z", "2026-03-01T13:00:00Z")]
    [InlineData("@every 90s", "2026-03-01T12:00:00Z", "2026-03-01T12:01:30Z")]
    [InlineData("5,10 0 1 JAN *", "2026-03-01T00:00:00Z", "2027-01-01T00:05:00Z")]
    public void Next_EachForm_GivesTheFirstTimeAfter(string line, string after, string expected) =>
        Assert.Equal(At(expected), CronSchedule.Parse(line).Next(At(after)));

    [Fact]
    public void Next_TimeZone_IsObeyed() =>
        Assert.Equal(At("2026-03-01T02:00:00Z"), CronSchedule.Parse("0 3 * * *", "Europe/Berlin").Next(At("2026-03-01T00:00:00Z")));

    [Fact]
    public void Next_DayThatNeverComes_IsNull() => Assert.Null(CronSchedule.Parse("0 0 31 2 *").Next(At("2026-03-01T00:00:00Z")));

    [Theory]
    [InlineData("* * * *", "expected exactly 5 fields, found 4: [* * * *]")]
    [InlineData("60 * * * *", "end of range (60) above maximum (59): 60")]
    [InlineData("* * 0 * *", "beginning of range (0) below minimum (1): 0")]
    [InlineData("5-1 * * * *", "beginning of range (5) beyond end of range (1): 5-1")]
    [InlineData("*/0 * * * *", "step of range should be a positive number: */0")]
    [InlineData("@often", "unrecognized descriptor: @often")]
    public void Parse_NoSchedule_SaysWhy(string line, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => CronSchedule.Parse(line)).Message);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
