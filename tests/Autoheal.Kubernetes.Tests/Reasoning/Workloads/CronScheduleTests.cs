using Autoheal.Kubernetes.Reasoning.Workloads;

namespace Autoheal.Kubernetes.Tests.Reasoning.Workloads;

public class CronScheduleTests
{
    [Theory]
    [InlineData("*/5 * * * *", 5)]
    [InlineData("0 * * * *", 60)]
    [InlineData("0,30 9-17 * * *", 15.5 * 60)]
    [InlineData("30 2 * * *", 24 * 60)]
    [InlineData("0 0 * * mon-fri", 3 * 24 * 60)]
    [InlineData("15 3 1 * *", 31 * 24 * 60)]
    [InlineData("0 0 1 jan *", 366 * 24 * 60)]
    [InlineData("@hourly", 60)]
    [InlineData("@weekly", 7 * 24 * 60)]
    [InlineData("@every 1h30m", 90)]
    [InlineData("CRON_TZ=Europe/Berlin 0 6 * * *", 24 * 60)]
    [InlineData("0 0 13 * 5", 7 * 24 * 60)]
    public void LongestGap_Schedule_IsTheLongestTimeBetweenTwoRuns(string schedule, double minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), CronSchedule.Parse(schedule)!.LongestGap());

    [Theory]
    [InlineData("")]
    [InlineData("* * * *")]
    [InlineData("61 * * * *")]
    [InlineData("* 24 * * *")]
    [InlineData("*/0 * * * *")]
    [InlineData("5-1 * * * *")]
    [InlineData("every day")]
    [InlineData("@every soon")]
    [InlineData("0 0 * foo *")]
    public void Parse_NoSchedule_IsNull(string text) => Assert.Null(CronSchedule.Parse(text));

    [Fact]
    public void LongestGap_NeverDue_IsNull() => Assert.Null(CronSchedule.Parse("0 0 31 2 *")!.LongestGap());
}
