using System.Globalization;
using Autoheal.ChatBot.Conversation;
using Microsoft.Extensions.Options;

namespace Autoheal.ChatBot.Tests.Conversation;

public class QuietHoursTests
{
    [Theory]
    [InlineData("2026-06-01T19:59:00Z", false)]
    [InlineData("2026-06-01T20:00:00Z", true)]
    [InlineData("2026-06-02T03:00:00Z", true)]
    [InlineData("2026-06-02T05:00:00Z", false)]
    [InlineData("2026-12-01T20:30:00Z", false)]
    public void Cover_OverMidnightInBerlin_FollowsTheZone(string at, bool quiet) =>
        Assert.Equal(quiet, Hours("22:00", "07:00").Cover(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture)));

    [Fact]
    public void Cover_NoHours_Never() => Assert.False(new QuietHours(Options.Create(new ChatBotOptions())).Cover(default));

    private static QuietHours Hours(string from, string until) => new(Options.Create(new ChatBotOptions
    {
        TimeZone = "Europe/Berlin",
        QuietFrom = TimeOnly.Parse(from, CultureInfo.InvariantCulture),
        QuietUntil = TimeOnly.Parse(until, CultureInfo.InvariantCulture),
    }));
}
