using System.Text.Json;
using Autoheal.ChatBot.Cards;
using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Tests.Doubles;
using Autoheal.ChatBot.Tests.Incidents;
using Autoheal.ChatBot.Tests.Peers;
using Autoheal.ChatBot.Tests.Slack.World;
using Autoheal.Simulation.Slack;
using Microsoft.Extensions.Options;

namespace Autoheal.ChatBot.Tests.Slack.Peers;

/// <summary>
/// The simulated Slack held against Slack's own SDK: what passes both is how Slack speaks. An app of Slack's framework verifies the requests that our
/// endpoint verifies, so that the same signer is accepted by both.
/// </summary>
public sealed class SlackSdkTests
{
    private const string Channel = SlackHost.Channel;

    [PeerFact]
    public async Task WebClient_AgainstTheSimulatedWebApi_Understands()
    {
        await using var slack = await StartAsync();
        using var peer = NodePeer.Start("Slack/Peers/web-api.cjs", slack.ApiUrl.AbsoluteUri, slack.Options.BotToken, Channel);

        Assert.Equal("""{"user":"U0AUTOHEAL","team":"T0SIMULATED"}""", (await peer.ReadAsync("auth")).GetRawText());
        Assert.Equal("""["changed","in the thread"]""", (await peer.ReadAsync("replies")).GetRawText());
        Assert.Equal("""{"name":"amira","tz":"Europe/Berlin"}""", (await peer.ReadAsync("user")).GetRawText());
        Assert.Equal("home", (await peer.ReadAsync("view")).GetString());
        Assert.Equal(
            ["invalid_auth", "channel_not_found", "message_not_found", "no_text", "invalid_blocks", "invalid_trigger_id", "user_not_found"],
            (await peer.ReadAsync("errors")).EnumerateArray().Select(error => error.GetString()));
        Assert.True((await peer.ReadAsync("limited")).GetBoolean());
    }

    [PeerFact]
    public async Task WebClient_Limited_WaitsAsTold()
    {
        await using var slack = await StartAsync();
        slack.LimitNext("auth.test", TimeSpan.FromSeconds(1));
        using var peer = NodePeer.Start("Slack/Peers/web-api.cjs", slack.ApiUrl.AbsoluteUri, slack.Options.BotToken, Channel);

        await peer.ReadAsync("auth");

        Assert.Equal(["ratelimited", null], slack.Calls.Where(call => call.Method == "auth.test").Select(call => call.Error).Take(2));
    }

    [PeerFact]
    public async Task BoltApp_OverHttp_AcceptsWhatOurEndpointAccepts()
    {
        await using var slack = await StartAsync();
        using var peer = NodePeer.Start("Slack/Peers/bolt.cjs", "http", slack.ApiUrl.AbsoluteUri, slack.Options.BotToken, slack.Options.SigningSecret);
        slack.RequestUrl = new Uri($"http://127.0.0.1:{await peer.ReadAsync("started")}/slack");

        await TalkAsync(slack, peer);
    }

    [PeerFact]
    public async Task BoltApp_WithAnotherSecret_RefusesTheSameRequests()
    {
        await using var slack = await StartAsync();
        using var peer = NodePeer.Start("Slack/Peers/bolt.cjs", "http", slack.ApiUrl.AbsoluteUri, slack.Options.BotToken, "another-secret-0000");
        slack.RequestUrl = new Uri($"http://127.0.0.1:{await peer.ReadAsync("started")}/slack");

        var ack = await Amira(slack).CommandAsync(Channel, "/autoheal incidents", SlackHost.Soon);

        Assert.Equal(401, ack.Status);
    }

    [PeerFact]
    public async Task BoltApp_OverSocketMode_UnderstandsTheSimulatedOne()
    {
        await using var slack = await StartAsync();
        using var peer = NodePeer.Start("Slack/Peers/bolt.cjs", "socket", slack.ApiUrl.AbsoluteUri, slack.Options.BotToken, slack.Options.AppToken);
        await peer.ReadAsync("started");
        await slack.WaitForConnectionsAsync(1, SlackHost.Soon);

        await TalkAsync(slack, peer);
        await slack.WarnAsync(cancellationToken: SlackHost.Soon);
        await slack.WaitForConnectionsAsync(2, SlackHost.Soon);
        await Amira(slack).CommandAsync(Channel, "/autoheal again", SlackHost.Soon);

        Assert.Equal("again", (await peer.ReadAsync("command")).GetString());
    }

    /// <summary>What we send has the types that Slack's own client demands.</summary>
    [PeerFact]
    public async Task OurCalls_HeldAgainstTheClientsTypes_AreRight()
    {
        await using var host = await SlackHost.StartAsync();
        host.Desk.OnPress = _ => ValueTask.FromResult(new ChatReply { Form = ConversationTests.Rejection });
        var card = new IncidentCard(new ChatTexts(), Options.Create(new ChatBotOptions { PublicUrl = new Uri("https://autoheal.example/") }))
            .Render(StoryFoldTests.Fold(await Recorded.WaitingAsync()));
        var ts = await host.Out.PostAsync(Channel, null, card);
        await host.Out.UpdateAsync(Channel, ts, card);
        await host.Amira.PressAsync(await host.Slack.WaitForMessageAsync(message => message.Ts == ts, SlackHost.Soon), "Reject…", SlackHost.Soon);
        await host.Amira.WaitForModalAsync(SlackHost.Soon);
        await host.Amira.OpenHomeAsync(SlackHost.Soon);
        await host.Slack.WaitForCallAsync(call => call.Method == "views.publish", SlackHost.Soon);

        var folder = Directory.CreateTempSubdirectory("autoheal-types-");
        try
        {
            var file = Path.Combine(folder.FullName, "calls.json");
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(host.Slack.Calls.Select(call => new { method = call.Method, arguments = call.Arguments })));
            using var peer = NodePeer.Start("Slack/Peers/types.cjs", file);
            var found = await peer.ReadAsync("checked");

            Assert.Equal("", string.Join('\n', found.GetProperty("problems").EnumerateArray().Select(problem => problem.GetString())));
            Assert.Equal(
                ["chat.postMessage", "chat.update", "views.open", "views.publish"],
                found.GetProperty("methods").EnumerateArray().Select(method => method.GetString()).Distinct().Order());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task TalkAsync(SimulatedSlack slack, NodePeer peer)
    {
        var amira = Amira(slack);
        Assert.True((await amira.CommandAsync(Channel, "/autoheal incidents", SlackHost.Soon)).Acknowledged);
        Assert.Equal("incidents", (await peer.ReadAsync("command")).GetString());
        await slack.WaitForMessageAsync(message => message.Text == "bolt heard incidents", SlackHost.Soon);

        Assert.True((await amira.SayAsync(Channel, "@Autoheal hi", cancellationToken: SlackHost.Soon))!.Acknowledged);
        Assert.Equal("<@U0AUTOHEAL> hi", (await peer.ReadAsync("mention")).GetString());
        var card = await slack.WaitForMessageAsync(message => message.Text == "a card", SlackHost.Soon);

        Assert.True((await amira.PressAsync(card, "Open", SlackHost.Soon)).Acknowledged);
        var modal = await amira.WaitForModalAsync(SlackHost.Soon);
        Assert.Equal("v", (await peer.ReadAsync("action")).GetString());

        Assert.True((await amira.SubmitAsync(modal, new Dictionary<string, string> { ["Why"] = "because" }, SlackHost.Soon)).Acknowledged);
        Assert.Equal("because", (await peer.ReadAsync("form")).GetString());

        Assert.True((await amira.OpenHomeAsync(SlackHost.Soon)).Acknowledged);
        Assert.Equal("U0AMIRA", (await peer.ReadAsync("home")).GetString());
    }

    private static SlackPerson Amira(SimulatedSlack slack) => slack.AddPerson(new SlackUserProfile { Id = "U0AMIRA", Name = "amira" });

    private static async Task<SimulatedSlack> StartAsync()
    {
        var slack = await SimulatedSlack.StartAsync();
        slack.AddChannel(Channel, "incidents");
        Amira(slack);
        return slack;
    }
}
