using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Messages;
using Autoheal.ChatBot.Slack;
using Autoheal.ChatBot.Tests.Slack.World;
using Autoheal.Simulation.Slack;

namespace Autoheal.ChatBot.Tests.Slack;

/// <summary>What people do in Slack and what they see, over both ways.</summary>
public sealed class ConversationTests
{
    private const string Channel = SlackHost.Channel;

    public static TheoryData<SlackMode> Modes { get; } = [SlackMode.Http, SlackMode.Socket];

    [Theory]
    [MemberData(nameof(Modes))]
    internal async Task Command_Answered_IsSeenByThePersonAlone(SlackMode mode)
    {
        await using var host = await SlackHost.StartAsync(mode);

        var ack = await host.Amira.CommandAsync(Channel, "/autoheal incidents open", SlackHost.Soon);
        var answer = await host.Slack.WaitForMessageAsync(_ => true, SlackHost.Soon);

        Assert.True(ack.Acknowledged);
        Assert.Equal(("You said: incidents open", "U0AMIRA"), (answer.ReadableText.Trim(), answer.OnlyFor));
        var said = Assert.Single(host.Desk.Said);
        Assert.Equal(
            new ChatSender { Platform = "slack", Team = "T0SIMULATED", UserId = "U0AMIRA", Place = Channel, TimeZone = "Europe/Berlin" }, said.Sender);
    }

    [Theory]
    [InlineData("/diagnose", "diagnose")]
    [InlineData("/diagnose checkout/api", "diagnose checkout/api")]
    [InlineData("/autoheal", "")]
    [InlineData("/autoheal why INC-7", "why INC-7")]
    public async Task Command_ByItsName_SaysWhatItMeans(string line, string text)
    {
        await using var host = await SlackHost.StartAsync();

        await host.Amira.CommandAsync(Channel, line, SlackHost.Soon);
        await host.Slack.WaitForMessageAsync(_ => true, SlackHost.Soon);

        Assert.Equal(text, Assert.Single(host.Desk.Said).Text);
    }

    [Fact]
    public async Task Command_AnsweredForEverybody_IsSeenByAll()
    {
        await using var host = await SlackHost.StartAsync();
        host.Desk.OnSay = _ => TestDesk.Reply("INC-7 is open", forEverybody: true);

        await host.Amira.CommandAsync(Channel, "/autoheal incident INC-7", SlackHost.Soon);

        Assert.Null((await host.Slack.WaitForMessageAsync(_ => true, SlackHost.Soon)).OnlyFor);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    internal async Task Button_ThatOpensAForm_IsFilledInAndSent(SlackMode mode)
    {
        await using var host = await SlackHost.StartAsync(mode);
        host.Desk.OnPress = press => press.FromForm
            ? TestDesk.Reply($"Rejected because {press.Inputs["reason"]} for {press.Inputs["minutes"]}", forEverybody: true)
            : ValueTask.FromResult(new ChatReply { Form = Rejection });
        var ts = await host.Out.PostAsync(Channel, null, Card);
        var card = await host.Slack.WaitForMessageAsync(message => message.Ts == ts, SlackHost.Soon);

        await host.Amira.PressAsync(card, "Reject …", SlackHost.Soon);
        var modal = await host.Amira.WaitForModalAsync(SlackHost.Soon);
        var ack = await host.Amira.SubmitAsync(modal, new Dictionary<string, string> { ["Reason"] = "not at night", ["For how long"] = "1 h" }, SlackHost.Soon);
        var answer = await host.Slack.WaitForMessageAsync(message => message.ThreadTs == ts, SlackHost.Soon);

        Assert.True(ack.Acknowledged);
        Assert.Equal("Rejected because not at night for 60", answer.ReadableText.Trim());
        Assert.Equal(
            [(ChatActs.Reject, "REQ-1", false), (ChatActs.Reject, "REQ-1", true)], host.Desk.Pressed.Select(press => (press.Act, press.Value, press.FromForm)));
        Assert.All(host.Desk.Pressed, press => Assert.Equal(Channel, press.Sender.Place));
    }

    [Fact]
    public async Task Button_InAThread_IsAnsweredInItToThePersonAlone()
    {
        await using var host = await SlackHost.StartAsync();
        var root = await host.Out.PostAsync(Channel, null, Card);
        var ts = await host.Out.PostAsync(Channel, root, Card);
        var card = await host.Slack.WaitForMessageAsync(message => message.Ts == ts, SlackHost.Soon);

        await host.Amira.PressAsync(card, "Approve", SlackHost.Soon);
        var answer = await host.Slack.WaitForMessageAsync(message => message.OnlyFor is not null, SlackHost.Soon);

        Assert.Equal(("You pressed approve REQ-1", root, "U0AMIRA"), (answer.ReadableText.Trim(), answer.ThreadTs, answer.OnlyFor));
    }

    [Fact]
    public async Task Button_WhoseTriggerExpired_OffersAnotherPress()
    {
        await using var host = await SlackHost.StartAsync();
        host.Desk.OnPress = _ => ValueTask.FromResult(new ChatReply { Form = Rejection });
        host.Slack.FailNext("views.open", "expired_trigger_id");
        var ts = await host.Out.PostAsync(Channel, null, Card);
        var card = await host.Slack.WaitForMessageAsync(message => message.Ts == ts, SlackHost.Soon);

        await host.Amira.PressAsync(card, "Reject …", SlackHost.Soon);
        var offer = await host.Slack.WaitForMessageAsync(message => message.OnlyFor == "U0AMIRA", SlackHost.Soon);
        await host.Amira.PressAsync(offer, "Reject REQ-1 …", SlackHost.Soon);

        Assert.Equal("Reject REQ-1", (await host.Amira.WaitForModalAsync(SlackHost.Soon)).Title);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    internal async Task Mention_InAnIncidentsThread_IsAboutTheIncident(SlackMode mode)
    {
        await using var host = await SlackHost.StartAsync(mode);
        var root = await host.Out.PostAsync(Channel, null, Card);
        host.Messages.Incidents[("slack", Channel, root)] = "INC-7";

        await host.Amira.SayAsync(Channel, "@Autoheal what changed in <checkout> & why?", root, SlackHost.Soon);
        await host.Slack.WaitForMessageAsync(message => message.OnlyFor == "U0AMIRA" && message.ThreadTs == root, SlackHost.Soon);

        var said = Assert.Single(host.Desk.Said);
        Assert.Equal(("what changed in <checkout> & why?", "INC-7"), (said.Text, said.IncidentId));
    }

    [Fact]
    public async Task Mention_AnsweredForEverybody_StartsAThread()
    {
        await using var host = await SlackHost.StartAsync();
        host.Desk.OnSay = said => TestDesk.Reply("hello", forEverybody: true);

        await host.Amira.SayAsync(Channel, "@Autoheal hi", cancellationToken: SlackHost.Soon);
        var answer = await host.Slack.WaitForMessageAsync(message => message.UserId != "U0AMIRA", SlackHost.Soon);

        Assert.Equal(host.Slack.Messages[0].Ts, answer.ThreadTs);
        Assert.Null(Assert.Single(host.Desk.Said).IncidentId);
    }

    [Fact]
    public async Task Mention_WhoseAnswerIsAForm_OffersAButtonThatOpensIt()
    {
        await using var host = await SlackHost.StartAsync();
        host.Desk.OnSay = _ => ValueTask.FromResult(new ChatReply { Form = Rejection });
        host.Desk.OnPress = _ => ValueTask.FromResult(new ChatReply { Form = Rejection });

        await host.Amira.SayAsync(Channel, "@Autoheal reject", cancellationToken: SlackHost.Soon);
        var offer = await host.Slack.WaitForMessageAsync(message => message.OnlyFor == "U0AMIRA", SlackHost.Soon);
        await host.Amira.PressAsync(offer, "Reject REQ-1 …", SlackHost.Soon);

        Assert.Equal("Reject REQ-1", (await host.Amira.WaitForModalAsync(SlackHost.Soon)).Title);
    }

    [Fact]
    public async Task Message_ToTheBotAlone_IsAnsweredThere()
    {
        await using var host = await SlackHost.StartAsync();
        var direct = SimulatedSlack.DirectChannel("U0AMIRA");

        await host.Amira.SayAsync(direct, "incidents", cancellationToken: SlackHost.Soon);
        var answer = await host.Slack.WaitForMessageAsync(message => message.UserId != "U0AMIRA", SlackHost.Soon);

        Assert.Equal((direct, "You said: incidents", null), (answer.Channel, answer.ReadableText.Trim(), answer.OnlyFor));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    internal async Task Home_Opened_ShowsTheOpenIncidents(SlackMode mode)
    {
        await using var host = await SlackHost.StartAsync(mode);
        host.Desk.OnHome = _ => ValueTask.FromResult(new ChatReply { Message = Card });

        await host.Amira.OpenHomeAsync(SlackHost.Soon);
        var home = await host.Amira.WaitForHomeAsync(SlackHost.Soon);
        await host.Amira.PressHomeAsync("Approve", SlackHost.Soon);
        var answer = await host.Slack.WaitForMessageAsync(_ => true, SlackHost.Soon);

        Assert.Contains("INC-7", home, StringComparison.Ordinal);
        Assert.Equal(SimulatedSlack.DirectChannel("U0AMIRA"), answer.Channel);
    }

    [Fact]
    public async Task Desk_ThatFails_TellsThePersonNothingButThat()
    {
        await using var host = await SlackHost.StartAsync();
        host.Desk.OnSay = _ => throw new InvalidOperationException("/secret/path is broken");

        await host.Amira.CommandAsync(Channel, "/autoheal incidents", SlackHost.Soon);
        var answer = await host.Slack.WaitForMessageAsync(_ => true, SlackHost.Soon);

        Assert.Equal("🔴 That failed here; the host's log says why. Look at where things stand before you ask again.", answer.ReadableText.Trim());
        Assert.Contains(host.Log.Lines, line => line.Contains("/secret/path", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Card_Updated_ChangesInPlace()
    {
        await using var host = await SlackHost.StartAsync();
        var ts = await host.Out.PostAsync(Channel, null, Card);

        await host.Out.UpdateAsync(Channel, ts, Card with { Blocks = [new HeadingBlock("INC-7 is over")], Tone = ChatTone.Good });

        var message = Assert.Single(host.Slack.Messages);
        Assert.Equal(("✅ INC-7 is over", 1), (message.ReadableText, message.Edits));
        Assert.Empty(message.Buttons);
    }

    [Fact]
    public async Task Card_ThatMentions_NotifiesThoseWhoHaveAnAccount()
    {
        await using var host = await SlackHost.StartAsync();

        await host.Out.PostAsync(Channel, null, Card with { Mentions = ["amira", "nobody", "forged"] });

        var message = Assert.Single(host.Slack.Messages);
        Assert.StartsWith("<@U0AMIRA> ", message.Text, StringComparison.Ordinal);
        Assert.StartsWith("@U0AMIRA ", message.ReadableText, StringComparison.Ordinal);
        Assert.DoesNotContain("!channel", message.Text + message.ReadableText, StringComparison.Ordinal);
    }

    internal static ChatForm Rejection => new()
    {
        Act = ChatActs.Reject,
        Value = "REQ-1",
        Title = "Reject REQ-1",
        Submit = "Reject",
        Blocks = [new TextBlock(["Nothing is done."])],
        Fields =
        [
            new ChatFormField { Name = "reason", Label = "Reason", Multiline = true },
            new ChatFormField { Name = "minutes", Label = "For how long", Choices = [("15", "15 min"), ("60", "1 h")], Initial = "15" },
        ],
    };

    private static ChatMessage Card => new()
    {
        Summary = "INC-7 waits for you",
        Tone = ChatTone.Waiting,
        Blocks =
        [
            new HeadingBlock("INC-7 checkout/api crashes"),
            new ButtonsBlock([new ChatButton(ChatActs.Approve, "REQ-1", "Approve", ChatButtonStyle.Primary), new ChatButton(ChatActs.Reject, "REQ-1", "Reject …", ChatButtonStyle.Danger)]),
        ],
    };
}
