using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Slack;
using Autoheal.ChatBot.Tests.Slack.World;
using Autoheal.Simulation.Slack;

namespace Autoheal.ChatBot.Tests.Slack.Sockets;

public sealed class SocketModeTests
{
    private const string Channel = SlackHost.Channel;

    [Fact]
    public async Task Warning_BeforeTheConnectionCloses_LosesAndDoublesNothing()
    {
        await using var host = await StartAsync();
        await host.Slack.WaitForConnectionsAsync(1, SlackHost.Soon);
        var sent = new List<Task<SlackAck?>>();

        for (var round = 1; round <= 3; round++)
        {
            sent.AddRange(Say(host, $"before {round}"));
            await host.Slack.WarnAsync(cancellationToken: SlackHost.Soon);
            sent.AddRange(Say(host, $"between {round}"));
            await host.Slack.WaitForConnectionsAsync(round + 1, SlackHost.Soon);
            await host.Slack.CloseWarnedAsync(SlackHost.Soon);
        }

        var acks = await Task.WhenAll(sent);
        await SettleAsync(host);
        Assert.All(acks, ack => Assert.Equal((true, 1), (ack!.Acknowledged, ack.Deliveries)));
        Assert.Equal(60, host.Desk.Said.Count - 1);
        Assert.Equal(61, host.Desk.Said.Select(said => said.Text).Distinct().Count());
    }

    [Fact]
    public async Task Cut_InTheMiddle_LosesAndDoublesNothing()
    {
        await using var host = await StartAsync();
        await host.Slack.WaitForConnectionsAsync(1, SlackHost.Soon);

        var sent = Say(host, "early").ToArray();
        host.Slack.Cut();
        await host.Slack.WaitForConnectionsAsync(2, SlackHost.Soon);
        var acks = await Task.WhenAll([.. sent, .. Say(host, "late")]);
        await SettleAsync(host);

        Assert.All(acks, ack => Assert.True(ack!.Acknowledged));
        Assert.Equal(21, host.Desk.Said.Count);
        Assert.Equal(21, host.Desk.Said.Select(said => said.Text).Distinct().Count());
    }

    [Fact]
    public async Task Connection_ThatCannotBeMade_IsTriedAgain()
    {
        await using var host = await StartAsync();
        await host.Slack.WaitForConnectionsAsync(1, SlackHost.Soon);
        host.Slack.FailNext("apps.connections.open", "internal_error");
        host.Slack.Cut();

        await host.Slack.WaitForConnectionsAsync(2, SlackHost.Soon);

        Assert.Contains(host.Slack.Calls, call => call is { Method: "apps.connections.open", Error: "internal_error" });
        await SettleAsync(host);
    }

    [Fact]
    public async Task Envelope_WhenTooMuchWaits_IsToldOrLeftForLater()
    {
        var clock = new HandClock();
        await using var host = await SlackHost.StartAsync(
            SlackMode.Socket, options => (options.QueueLength, options.Workers) = (1, 1), simulation: new SimulatedSlackOptions { Clock = clock });
        var working = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thinking = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var fourth = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Desk.OnSay = async said =>
        {
            working.TrySetResult();
            if (said.Text == "four")
            {
                fourth.TrySetResult();
            }

            await thinking.Task;
            return await TestDesk.Reply("done");
        };
        await host.Amira.CommandAsync(Channel, "/autoheal one", SlackHost.Soon);
        await working.Task.WaitAsync(SlackHost.Patience);
        await host.Amira.CommandAsync(Channel, "/autoheal two", SlackHost.Soon);

        var told = await host.Amira.CommandAsync(Channel, "/autoheal three", SlackHost.Soon);
        var left = host.Amira.SayAsync(Channel, "@Autoheal four", cancellationToken: SlackHost.Soon);
        thinking.SetResult();
        await host.Slack.WaitForCallAsync(_ => host.Slack.Calls.Count(call => call.Method == "response_url") == 2, SlackHost.Soon);
        if (!left.IsCompleted)
        {
            clock.Advance(host.Slack.Options.AcknowledgeWithin);
        }

        Assert.Contains("too much to do", told.Body, StringComparison.Ordinal);
        Assert.True((await left)!.Acknowledged);
        await fourth.Task.WaitAsync(SlackHost.Patience);
        Assert.Single(host.Desk.Said, said => said.Text == "four");
    }

    /// <summary>One worker, so that words are taken in their order; only the last is answered, because answers go out one a second.</summary>
    private static async Task<SlackHost> StartAsync()
    {
        var host = await SlackHost.StartAsync(SlackMode.Socket, options => options.Workers = 1);
        host.Desk.OnSay = said => said.Text == "last" ? TestDesk.Reply("the last") : ValueTask.FromResult(new ChatReply());
        return host;
    }

    private static IEnumerable<Task<SlackAck?>> Say(SlackHost host, string what) =>
        Enumerable.Range(0, 10).Select(i => host.Amira.SayAsync(SimulatedSlack.DirectChannel("U0AMIRA"), $"{what} {i}", cancellationToken: SlackHost.Soon));

    /// <summary>What was acknowledged before this was taken before it.</summary>
    private static async Task SettleAsync(SlackHost host)
    {
        await host.Amira.SayAsync(Channel, "@Autoheal last", cancellationToken: SlackHost.Soon);
        await host.Slack.WaitForMessageAsync(message => message.ReadableText.Contains("the last", StringComparison.Ordinal), SlackHost.Soon);
    }
}
