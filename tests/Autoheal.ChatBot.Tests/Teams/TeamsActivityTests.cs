using System.Net;
using System.Text.Json.Nodes;
using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Messages;
using Autoheal.ChatBot.Teams.Activities;
using Autoheal.ChatBot.Tests.Teams.World;
using Autoheal.Simulation.Teams;

namespace Autoheal.ChatBot.Tests.Teams;

/// <summary>What people write arrives once, as what they meant, from whom Teams says it is.</summary>
public sealed class TeamsActivityTests
{
    [Fact]
    public async Task Message_InPersonalChat_IsAnsweredThere()
    {
        await using var world = await TeamsWorld.StartAsync();
        var (amira, chat) = (world.Teams.AddPerson("Amira"), world.Teams.AddConversation(SimulatedTeamsConversationKind.Personal));

        var answer = await amira.SayAsync(chat, "incidents");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var message = await world.WaitForMessageAsync(message => message.ConversationId == chat.Id);
        Assert.Equal("You said: incidents", message.Card!.Text);
        var expected = new ChatSender
        {
            Platform = "teams", Team = amira.TenantId, UserId = amira.ObjectId, Place = chat.Id, IsStranger = false, TimeZone = "Europe/Berlin",
        };
        Assert.Equal(expected, world.Desk.Said.Single().Sender);
    }

    [Fact]
    public async Task Message_RecordedFromTeams_IsUnderstood()
    {
        await using var world = await TeamsWorld.StartAsync(options => options.AllowedTenants.Add("343a7d7e-bc96-43c7-a4a1-eb1beb4376d2"));
        var activity = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Teams/Payloads/botframework_msteams_message.json")))!.AsObject();
        activity["serviceUrl"] = world.Teams.ServiceUrl.OriginalString;
        var said = new TaskCompletionSource<ChatUtterance>(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Desk.OnSay = (utterance, _) =>
        {
            said.SetResult(utterance);
            return ValueTask.FromResult(new ChatReply());
        };

        await world.Teams.SendAsync(activity);

        var utterance = await said.Task.WaitAsync(TeamsWorld.Patience);
        Assert.Equal("test", utterance.Text);
        Assert.Equal("9765f8f9-3c98-4fef-8596-7d9895c0931f", utterance.Sender.UserId);
        Assert.Equal("343a7d7e-bc96-43c7-a4a1-eb1beb4376d2", utterance.Sender.Team);
        Assert.Equal("America/Los_Angeles", utterance.Sender.TimeZone);
    }

    [Fact]
    public async Task Message_InAThread_KnowsItsIncidentAndStaysThere()
    {
        await using var world = await TeamsWorld.StartAsync();
        var (amira, channel) = (world.Teams.AddPerson("Amira"), world.Teams.AddConversation(SimulatedTeamsConversationKind.Channel));
        var root = await world.PostAsync(channel, TeamsWorld.Question());
        world.Known.Incidents[(channel.Id, root.Id)] = "INC-7";

        await amira.SayAsync(channel, "why&nbsp;&lt;not&gt;?", root.Id);

        var reply = await world.WaitForMessageAsync(message => message.Thread == root.Id);
        Assert.Equal("You said: why <not>?", reply.Card!.Text);
        var said = world.Desk.Said.Single();
        Assert.Equal(("why <not>?", "INC-7", channel.Id), (said.Text, said.IncidentId, said.Sender.Place));
    }

    [Theory]
    [InlineData(SimulatedTeamsConversationKind.Channel)]
    [InlineData(SimulatedTeamsConversationKind.GroupChat)]
    public async Task Message_ThatMentionsSomebodyElse_IsNotForAutoheal(SimulatedTeamsConversationKind kind)
    {
        await using var world = await TeamsWorld.StartAsync();
        var (amira, room) = (world.Teams.AddPerson("Amira"), world.Teams.AddConversation(kind));
        var activity = world.Teams.Activities.Message(amira, room, "approve req-1");
        activity["entities"]![1]!["mentioned"]!["id"] = "29:somebody";

        await world.Teams.SendAsync(activity);
        await amira.SayAsync(room, "help");

        await world.WaitForMessageAsync(message => message.Card!.Text == "You said: help");
        Assert.Equal("help", Assert.Single(world.Desk.Said).Text);
    }

    [Theory]
    [InlineData("guest")]
    [InlineData("another tenant")]
    [InlineData("unnamed")]
    [InlineData("not in the roster")]
    [InlineData("roster out of order")]
    public async Task Sender_WhomNothingEstablishes_ReadsOnly(string flaw)
    {
        await using var world = await TeamsWorld.StartAsync();
        var person = world.Teams.AddPerson("Mallory", isGuest: flaw == "guest", flaw == "another tenant" ? "00000000-0000-4000-8000-00000000b002" : null);
        person.IsUnnamed = flaw == "unnamed";
        var activity = world.Teams.Activities.Message(person, world.Teams.AddConversation(SimulatedTeamsConversationKind.Personal), "incidents");
        if (flaw == "not in the roster")
        {
            activity["from"]!["id"] = "29:nobody";
        }

        if (flaw == "roster out of order")
        {
            world.Teams.FailNext(HttpStatusCode.Forbidden);
        }

        await world.Teams.SendAsync(activity);

        await world.WaitForMessageAsync(_ => true);
        Assert.True(world.Desk.Said.Single().Sender.IsStranger);
    }

    [Fact]
    public async Task Sender_RosterThatDoesNotAnswer_ReadsOnly()
    {
        await using var world = await TeamsWorld.StartAsync();
        world.Teams.FailNext(HttpStatusCode.InternalServerError);

        await world.Teams.AddPerson("Amira").SayAsync(world.Teams.AddConversation(SimulatedTeamsConversationKind.Personal), "incidents");
        await world.Clock.WaitForTimerAsync(TimeSpan.FromMilliseconds(500));
        await world.Clock.PassAsync(SenderIdentity.RosterLimit);

        await world.WaitForMessageAsync(_ => true);
        Assert.True(world.Desk.Said.Single().Sender.IsStranger);
    }

    [Fact]
    public async Task Sender_WhoBorrowsAnothersObjectId_ReadsOnly()
    {
        await using var world = await TeamsWorld.StartAsync();
        var (amira, mallory) = (world.Teams.AddPerson("Amira"), world.Teams.AddPerson("Mallory"));
        var activity = world.Teams.Activities.Message(mallory, world.Teams.AddConversation(SimulatedTeamsConversationKind.Personal), "incidents");
        activity["from"]!["aadObjectId"] = amira.ObjectId;

        await world.Teams.SendAsync(activity);

        await world.WaitForMessageAsync(_ => true);
        Assert.True(world.Desk.Said.Single().Sender.IsStranger);
    }

    [Theory]
    [InlineData("another tenant")]
    [InlineData("another channel")]
    [InlineData("another service address")]
    [InlineData("a service address in capitals")]
    public async Task Activity_ThatIsNotTheTokens_IsRefused(string flaw)
    {
        await using var world = await TeamsWorld.StartAsync();
        var activity = world.Teams.Activities.Message(
            world.Teams.AddPerson("Amira"), world.Teams.AddConversation(SimulatedTeamsConversationKind.Personal), "incidents");
        switch (flaw)
        {
            case "another tenant":
                activity["conversation"]!["tenantId"] = "00000000-0000-4000-8000-00000000b002";
                break;
            case "another channel":
                activity["channelId"] = "webchat";
                break;
            case "another service address":
                activity["serviceUrl"] = "https://smba.trafficmanager.net/teams/";
                break;
            default:
                activity["serviceUrl"] = activity["serviceUrl"]!.ToString().ToUpperInvariant();
                break;
        }

        var answer = await world.Teams.SendAsync(activity);

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Empty(world.Desk.Said);
        Assert.DoesNotContain(world.Teams.Requests, request => request.StartsWith("POST", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Activity_ThatTakesTheBotAway_IsAccepted()
    {
        await using var world = await TeamsWorld.StartAsync();
        var (amira, channel) = (world.Teams.AddPerson("Amira"), world.Teams.AddConversation(SimulatedTeamsConversationKind.Channel));
        var removed = world.Teams.Activities.Added(amira, channel);
        removed["type"] = "installationUpdate";
        removed["action"] = "remove";

        Assert.Equal(HttpStatusCode.OK, (await world.Teams.SendAsync(removed)).Status);
        await amira.SayAsync(channel, "help");

        await world.WaitForMessageAsync(message => message.Card!.Text == "You said: help");
        Assert.Single(world.Desk.Said);
    }

    [Fact]
    public async Task Message_SentTwice_IsWorkedOnOnce()
    {
        await using var world = await TeamsWorld.StartAsync();
        var (amira, chat) = (world.Teams.AddPerson("Amira"), world.Teams.AddConversation(SimulatedTeamsConversationKind.Personal));
        var activity = world.Teams.Activities.Message(amira, chat, "approve req-1");

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => world.Teams.SendAsync(activity)));
        await amira.SayAsync(chat, "help");

        await world.WaitForMessageAsync(message => message.Card!.Text == "You said: help");
        await world.WaitForMessageAsync(message => message.Card!.Text == "You said: approve req-1");
        Assert.Equal(2, world.Desk.Said.Count);
    }

    [Fact]
    public async Task Messages_MoreThanMayWait_AreAskedToComeBack()
    {
        await using var world = await TeamsWorld.StartAsync(options => options.QueueLimit = 1);
        var (amira, chat) = (world.Teams.AddPerson("Amira"), world.Teams.AddConversation(SimulatedTeamsConversationKind.Personal));
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Desk.OnSay = async (_, token) =>
        {
            await gate.Task.WaitAsync(token);
            return new ChatReply { Message = new ChatMessage { Summary = "done" } };
        };
        JsonObject? shed = null;
        var accepted = 0;
        while (shed is null && accepted < 100)
        {
            var activity = world.Teams.Activities.Message(amira, chat, $"message {accepted}");
            var answer = await world.Teams.SendAsync(activity);
            accepted += answer.Status == HttpStatusCode.OK ? 1 : 0;
            shed = answer.Status == HttpStatusCode.ServiceUnavailable ? activity : null;
        }

        Assert.NotNull(shed);
        gate.SetResult();
        await world.WaitForMessageAsync(_ => world.Teams.Messages.Count == accepted);
        Assert.Equal(HttpStatusCode.OK, (await world.Teams.SendAsync(shed)).Status);
        await world.WaitForMessageAsync(_ => world.Desk.Said.Any(said => said.Text == shed["text"]!.ToString()));
    }

    [Fact]
    public async Task ConversationUpdate_ThatAddsTheBot_IsGreetedWithHelp()
    {
        await using var world = await TeamsWorld.StartAsync();
        var (amira, channel) = (world.Teams.AddPerson("Amira"), world.Teams.AddConversation(SimulatedTeamsConversationKind.Channel));

        await world.Teams.SendAsync(world.Teams.Activities.Added(amira, channel));

        await world.WaitForMessageAsync(message => message.ConversationId == channel.Id);
        Assert.Equal("", world.Desk.Said.Single().Text);
    }

    [Fact]
    public async Task Body_TooLarge_Is413()
    {
        await using var world = await TeamsWorld.StartAsync(options => options.MaxBodyBytes = 4096);

        var answer = await world.Teams.SendAsync(new string(' ', 4097), world.Teams.Keys.Sign(world.Teams.Keys.Describe(world.Teams.ServiceUrl)));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
    }

    [Fact]
    public async Task Desk_ThatFails_IsToldToThePersonWithoutDetail()
    {
        await using var world = await TeamsWorld.StartAsync();
        world.Desk.OnSay = (_, _) => throw new InvalidOperationException("a secret of the host");

        await world.Teams.AddPerson("Amira").SayAsync(world.Teams.AddConversation(SimulatedTeamsConversationKind.Personal), "incidents");

        var message = await world.WaitForMessageAsync(_ => true);
        Assert.Equal("! PROBLEM\nThat failed here; the host's log says why. Look at where things stand before you ask again.", message.Card!.Text);
    }
}
