using System.Net;
using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Messages;
using Autoheal.ChatBot.Slack;
using Autoheal.ChatBot.Teams;
using Autoheal.ChatBot.Teams.Activities;
using Autoheal.ChatBot.Tests.Slack.World;
using Autoheal.ChatBot.Tests.Teams.World;
using Autoheal.Simulation.Teams;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Autoheal.ChatBot.Tests.Inbox;

/// <summary>The host is killed between an acknowledgement and the work: the next host finds the disk as it was then.</summary>
public sealed class HostKilledTests : IDisposable
{
    private const string Channel = SlackHost.Channel;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("autoheal-killed-");
    private readonly TaskCompletionSource _never = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Theory]
    [InlineData(SlackMode.Http)]
    [InlineData(SlackMode.Socket)]
    internal async Task SlackPress_KilledAfterTheAcknowledgement_IsDoneOnceByTheNextHost(SlackMode mode)
    {
        await using var killed = await SlackHost.StartAsync(mode, state: _folder.FullName);
        using var end = new Release(_never);
        killed.Desk.OnPress = press => HangAsync();
        var ts = await killed.Out.PostAsync(Channel, null, Card);
        var card = await killed.Slack.WaitForMessageAsync(message => message.Ts == ts, SlackHost.Soon);
        Assert.True((await killed.Amira.PressAsync(card, "Approve", SlackHost.Soon)).Acknowledged);

        using var image = CrashImage.Of(_folder.FullName);
        await using (var next = await SlackHost.StartAsync(mode, after: killed, state: image.Path))
        {
            var answer = await next.Slack.WaitForMessageAsync(message => message.ReadableText.Contains("You pressed", StringComparison.Ordinal), SlackHost.Soon);

            Assert.Equal(("You pressed approve REQ-1", "U0AMIRA"), (answer.ReadableText.Trim(), answer.OnlyFor));
            Assert.Equal(("U0AMIRA", Channel), (Assert.Single(next.Desk.Pressed).Sender.UserId, next.Desk.Pressed.Single().Sender.Place));
        }

        await using var last = await SlackHost.StartAsync(mode, after: killed, state: image.Path);
        Assert.Empty(last.Desk.Pressed);
    }

    [Fact]
    public async Task SlackCommand_KilledLongAgo_IsNotDoneAndThePersonIsTold()
    {
        await using var killed = await SlackHost.StartAsync(state: _folder.FullName);
        using var end = new Release(_never);
        killed.Desk.OnSay = said => HangAsync();
        Assert.True((await killed.Amira.CommandAsync(Channel, "/autoheal kill resume", SlackHost.Soon)).Acknowledged);

        using var image = CrashImage.Of(_folder.FullName);
        var later = new HandClock();
        later.Advance(TimeProvider.System.GetUtcNow().AddMinutes(6) - later.GetUtcNow());
        await using var next = await SlackHost.StartAsync(
            services: services => services.AddKeyedSingleton<TimeProvider>(ChatClocks.Edge, later), after: killed, state: image.Path);
        var answer = await next.Slack.WaitForMessageAsync(_ => true, SlackHost.Soon);

        Assert.Contains("Not done: kill resume, which you asked for", answer.ReadableText, StringComparison.Ordinal);
        Assert.Empty(next.Desk.Said);
    }

    /// <summary>A workspace that was taken off the list meanwhile is not listened to, whatever waits.</summary>
    [Fact]
    public async Task SlackCommand_OfATeamThatIsListenedToNoMore_IsNotDone()
    {
        await using var killed = await SlackHost.StartAsync(state: _folder.FullName);
        using var end = new Release(_never);
        killed.Desk.OnSay = said => HangAsync();
        await killed.Amira.CommandAsync(Channel, "/autoheal kill resume", SlackHost.Soon);

        using var image = CrashImage.Of(_folder.FullName);
        await using (var other = await SlackHost.StartAsync(
            configure: options =>
            {
                options.Teams.Clear();
                options.Teams.Add("T0OTHER");
            },
            after: killed, state: image.Path))
        {
            Assert.DoesNotContain(other.Log.Lines, line => line.Contains("it is now", StringComparison.Ordinal));
        }

        // Dropped for good, and not kept for a better day.
        await using var last = await SlackHost.StartAsync(after: killed, state: image.Path);
        Assert.DoesNotContain(last.Log.Lines, line => line.Contains("it is now", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SlackEvent_DeliveredAgainAfterTheRestart_CountsOnce()
    {
        const string Mention = """
            {"type":"event_callback","api_app_id":"A0SIMULATED","team_id":"T0SIMULATED","event_id":"Ev1",
             "event":{"type":"app_mention","user":"U0AMIRA","text":"<@U0AUTOHEAL> take","ts":"1.1","channel":"C0INCIDENTS"}}
            """;
        await using var killed = await SlackHost.StartAsync(state: _folder.FullName);
        using var end = new Release(_never);
        var body = Mention.Replace("A0SIMULATED", killed.Slack.Options.AppId, StringComparison.Ordinal).Replace("T0SIMULATED", killed.Slack.Options.TeamId, StringComparison.Ordinal);
        using (var sender = new SlackSender(killed))
        {
            Assert.Equal(HttpStatusCode.OK, await sender.SendSignedAsync(body));
            await killed.Slack.WaitForMessageAsync(_ => true, SlackHost.Soon);
        }

        using var image = CrashImage.Of(_folder.FullName);
        await using var next = await SlackHost.StartAsync(after: killed, state: image.Path);
        using var again = new SlackSender(next);

        Assert.Equal(HttpStatusCode.OK, await again.SendSignedAsync(body + " "));
        Assert.Contains(next.Log.Lines, line => line.Contains("it counts once", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SlackCommand_ThatCannotBeRecorded_IsNotAcknowledgedAndNotDone()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        File.CreateSymbolicLink(Path.Combine(_folder.FullName, "chat-inbox-slack.jsonl.new"), "/dev/full");
        await using var host = await SlackHost.StartAsync(state: _folder.FullName);

        var ack = await host.Amira.CommandAsync(Channel, "/autoheal kill halt", SlackHost.Soon);

        Assert.Contains("did not take this", ack.Body, StringComparison.Ordinal);
        Assert.Empty(host.Desk.Said);
    }

    [Fact]
    public async Task TeamsMessage_KilledAfterTheAcknowledgement_IsDoneOnceByTheNextHost()
    {
        await using var killed = await TeamsWorld.StartAsync(state: _folder.FullName);
        using var end = new Release(_never);
        killed.Desk.OnSay = (_, _) => HangAsync();
        var room = killed.Teams.AddConversation(SimulatedTeamsConversationKind.Channel);
        var amira = killed.Teams.AddPerson("Amira");
        var activity = killed.Teams.Activities.Message(amira, room, "take INC-7");
        Assert.Equal(HttpStatusCode.OK, (await killed.Teams.SendAsync(activity)).Status);

        using var image = CrashImage.Of(_folder.FullName);
        await using var next = await TeamsWorld.StartAsync(after: killed, state: image.Path);
        var answer = await next.WaitForMessageAsync(message => message.Card?.Text.Contains("You said: take INC-7", StringComparison.Ordinal) == true);
        Assert.Equal(HttpStatusCode.OK, (await next.Teams.SendAsync(activity)).Status);

        Assert.Equal(room.Id, answer.ConversationId);
        Assert.Equal(amira.ObjectId, Assert.Single(next.Desk.Said).Sender.UserId);
        Assert.False(next.Desk.Said.Single().Sender.IsStranger);
    }

    /// <summary>A tenant or a host that was taken off the list meanwhile is not listened to, whatever waits.</summary>
    [Theory]
    [InlineData("", true)]
    [InlineData("tenant", false)]
    [InlineData("service", false)]
    [InlineData("channel", false)]
    public void TeamsMessage_WouldItStillBeAdmitted_IsAskedAgain(string changed, bool admitted)
    {
        var admission = new ActivityAdmission(Options.Create(new TeamsOptions { TenantId = "tenant-1" }), new ServiceHosts(["smba.example"]));
        var activity = new TeamsActivity
        {
            Type = "message",
            Id = "1",
            ChannelId = changed == "channel" ? "emulator" : "msteams",
            ServiceUrl = changed == "service" ? "https://other.example/" : "https://smba.example/",
            Place = "19:room",
            ConversationType = "channel",
            TenantId = changed == "tenant" ? "tenant-2" : "tenant-1",
            FromId = "29:amira",
            ObjectId = "amira",
            BotId = "28:bot",
            Name = "",
            Text = "take INC-7",
            ReplyToId = "",
        };

        var read = TeamsActivityJson.Read(TeamsActivityJson.Write(activity));

        Assert.Equal(activity with { Value = default }, read);
        Assert.Equal(admitted, admission.AdmitAgain(read!) is not null);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static ChatMessage Card => new()
    {
        Summary = "INC-7", Blocks = [new ButtonsBlock([new ChatButton(ChatActs.Approve, "REQ-1", "Approve", ChatButtonStyle.Primary)])],
    };

    private async ValueTask<ChatReply> HangAsync()
    {
        await _never.Task;
        return new ChatReply();
    }

    /// <summary>Lets go what hangs, so that the killed host can be taken down.</summary>
    private sealed record Release(TaskCompletionSource Never) : IDisposable
    {
        public void Dispose() => Never.TrySetResult();
    }
}
