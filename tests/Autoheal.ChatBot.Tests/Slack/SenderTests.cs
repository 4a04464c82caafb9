using Autoheal.ChatBot.Tests.Slack.World;
using Autoheal.Simulation.Slack;

namespace Autoheal.ChatBot.Tests.Slack;

/// <summary>Who is a stranger, whatever a directory says.</summary>
public sealed class SenderTests
{
    public static TheoryData<string> Strangers { get; } = ["guest", "single-channel guest", "other team", "left", "unknown to Slack"];

    [Theory]
    [MemberData(nameof(Strangers))]
    public async Task Sender_WhoDoesNotBelong_IsAStranger(string who)
    {
        await using var host = await SlackHost.StartAsync();
        var ben = host.Slack.AddPerson(new SlackUserProfile
        {
            Id = "U0BEN",
            Name = "ben",
            IsRestricted = who == "guest",
            IsUltraRestricted = who == "single-channel guest",
            TeamId = who == "other team" ? "T0OTHER" : null,
            IsDeleted = who == "left",
        });
        if (who == "unknown to Slack")
        {
            host.Slack.FailNext("users.info", "user_not_found");
        }

        await ben.SayAsync(SlackHost.Channel, "@Autoheal approve REQ-1", cancellationToken: SlackHost.Soon);
        await host.Slack.WaitForMessageAsync(message => message.OnlyFor is not null, SlackHost.Soon);

        var sender = Assert.Single(host.Desk.Said).Sender;
        Assert.True(sender.IsStranger);
        Assert.Equal(who == "other team" ? "T0OTHER" : "T0SIMULATED", sender.Team);
    }

    [Fact]
    public async Task Sender_OfAListedOrganization_IsNoStranger()
    {
        await using var host = await SlackHost.StartAsync(
            configure: options =>
            {
                options.Teams.Clear();
                options.Teams.Add("E0ORG");
            },
            simulation: new SimulatedSlackOptions { EnterpriseId = "E0ORG" });

        await host.Amira.CommandAsync(SlackHost.Channel, "/autoheal", SlackHost.Soon);
        await host.Slack.WaitForMessageAsync(_ => true, SlackHost.Soon);

        Assert.False(Assert.Single(host.Desk.Said).Sender.IsStranger);
    }

    [Fact]
    public async Task Sender_AskedAgain_IsLookedUpOnce()
    {
        await using var host = await SlackHost.StartAsync();

        await host.Amira.CommandAsync(SlackHost.Channel, "/autoheal one", SlackHost.Soon);
        await host.Slack.WaitForMessageAsync(message => message.ReadableText.Contains("one", StringComparison.Ordinal), SlackHost.Soon);
        await host.Amira.CommandAsync(SlackHost.Channel, "/autoheal two", SlackHost.Soon);
        await host.Slack.WaitForMessageAsync(message => message.ReadableText.Contains("two", StringComparison.Ordinal), SlackHost.Soon);

        Assert.Single(host.Slack.Calls, call => call.Method == "users.info");
    }
}
