using System.Net;
using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Messages;
using Autoheal.ChatBot.Tests.Teams.World;
using Autoheal.Simulation.Teams;

namespace Autoheal.ChatBot.Tests.Teams;

/// <summary>What is sent to Teams arrives once, within its limits, and the token goes nowhere else.</summary>
public sealed class TeamsConnectorTests
{
    [Fact]
    public async Task Post_ThenUpdate_StandInTheThread()
    {
        await using var world = await TeamsWorld.StartAsync(options => options.Conversations.Add("19:00000001@thread.tacv2"));
        var room = world.Teams.AddConversation(SimulatedTeamsConversationKind.Channel);

        var root = await world.PostAsync(room, TeamsWorld.Question());
        var reply = await world.PostAsync(room, TeamsWorld.Question("Second"), root.Id);
        await world.Channel.UpdateAsync(room.Id, root.Id, TeamsWorld.Question("Done"));

        Assert.Equal("teams", world.Channel.Platform);
        Assert.Equal(room.Id, Assert.Single(world.Channel.Places));
        Assert.Equal((null, root.Id), (root.Thread, reply.Thread));
        var updated = world.Teams.Messages[0];
        Assert.Equal((root.Id, 1), (updated.Id, updated.Revision));
        Assert.Contains("Done", updated.Card!.Text, StringComparison.Ordinal);
        Assert.Single(world.Teams.Requests, request => request.EndsWith("/oauth2/v2.0/token", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Post_IntoAChat_HasNoThread()
    {
        await using var world = await TeamsWorld.StartAsync();
        var chat = world.Teams.AddConversation(SimulatedTeamsConversationKind.GroupChat);
        var first = await world.PostAsync(chat, TeamsWorld.Question());

        var second = await world.PostAsync(chat, TeamsWorld.Question(), first.Id);

        Assert.Null(second.Thread);
        Assert.Equal(first.Id, second.Activity["replyToId"]!.ToString());
    }

    [Fact]
    public async Task Send_TooManyRequests_WaitsAsAsked()
    {
        await using var world = await TeamsWorld.StartAsync();
        var room = world.Teams.AddConversation(SimulatedTeamsConversationKind.Channel);
        world.Teams.FailNext(HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(7));

        var posting = world.Channel.PostAsync(room.Id, null, TeamsWorld.Question()).AsTask();
        await world.Clock.PassAsync(TimeSpan.FromSeconds(7));

        var id = await posting.WaitAsync(TeamsWorld.Patience);
        Assert.Equal(id, Assert.Single(world.Teams.Messages).Id);
    }

    [Fact]
    public async Task Send_TooLongAWait_IsTheCallers()
    {
        await using var world = await TeamsWorld.StartAsync();
        var room = world.Teams.AddConversation(SimulatedTeamsConversationKind.Channel);
        world.Teams.FailNext(HttpStatusCode.TooManyRequests, TimeSpan.FromMinutes(5));

        var error = await Assert.ThrowsAsync<ChatException>(async () => await world.Channel.PostAsync(room.Id, null, TeamsWorld.Question()));

        Assert.Equal((true, TimeSpan.FromMinutes(5)), (error.IsTransient, error.RetryAfter));
    }

    [Fact]
    public async Task Send_ServerError_IsRepeatedOnlyWhereTwiceIsOnce()
    {
        await using var world = await TeamsWorld.StartAsync();
        var room = world.Teams.AddConversation(SimulatedTeamsConversationKind.Channel);
        var message = await world.PostAsync(room, TeamsWorld.Question());

        world.Teams.FailNext(HttpStatusCode.BadGateway);
        var error = await Assert.ThrowsAsync<ChatException>(async () => await world.Channel.PostAsync(room.Id, null, TeamsWorld.Question()));
        world.Teams.FailNext(HttpStatusCode.BadGateway);
        var updating = world.Channel.UpdateAsync(room.Id, message.Id, TeamsWorld.Question("Done")).AsTask();
        await world.Clock.PassAsync(TimeSpan.FromMilliseconds(500));
        await updating.WaitAsync(TeamsWorld.Patience);

        Assert.True(error.IsTransient);
        Assert.Equal(1, Assert.Single(world.Teams.Messages).Revision);
    }

    [Fact]
    public async Task Send_RefusedToken_IsRenewedOnce()
    {
        await using var world = await TeamsWorld.StartAsync();
        var room = world.Teams.AddConversation(SimulatedTeamsConversationKind.Channel);
        await world.PostAsync(room, TeamsWorld.Question());

        world.Teams.RevokeTokens();
        await world.PostAsync(room, TeamsWorld.Question());
        world.Clock.Advance(TimeSpan.FromMinutes(56));
        await world.PostAsync(room, TeamsWorld.Question());

        Assert.Equal(3, world.Teams.Requests.Count(request => request.EndsWith("/token", StringComparison.Ordinal)));
        Assert.Equal(3, world.Teams.Messages.Count);
    }

    [Fact]
    public async Task Send_WrongSecret_IsToldWithoutIt()
    {
        await using var world = await TeamsWorld.StartAsync(options => options.AppPassword = "not-the-secret-of-the-app");
        var room = world.Teams.AddConversation(SimulatedTeamsConversationKind.Channel);

        var error = await Assert.ThrowsAsync<ChatException>(async () => await world.Channel.PostAsync(room.Id, null, TeamsWorld.Question()));

        Assert.Equal("The authority gave no token: it answered 401 (invalid_client).", error.Message);
        Assert.False(error.IsTransient);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, "Teams answered 404 (ConversationNotFound) to POST at ")]
    [InlineData(HttpStatusCode.Forbidden, "Teams answered 403 (BotNotInConversationRoster) to POST at ")]
    public async Task Post_WhereTheBotIsNot_IsAFinalError(HttpStatusCode status, string message)
    {
        await using var world = await TeamsWorld.StartAsync();
        var room = world.Teams.AddConversation(SimulatedTeamsConversationKind.Channel);
        room.IsClosed = status == HttpStatusCode.Forbidden;

        var error = await Assert.ThrowsAsync<ChatException>(
            async () => await world.Channel.PostAsync(room.IsClosed ? room.Id : "19:gone@thread.tacv2", null, TeamsWorld.Question()));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.False(error.IsTransient);
    }

    /// <summary>The other host is a second simulated Teams, which would answer: what counts is that it is asked nothing.</summary>
    [Fact]
    public async Task Activity_WithAServiceAddressThatIsNotListed_BringsNoTokenThere()
    {
        await using var world = await TeamsWorld.StartAsync();
        await using var attacker = await SimulatedTeams.StartAsync();
        var activity = world.Teams.Activities.Message(
            world.Teams.AddPerson("Amira"), world.Teams.AddConversation(SimulatedTeamsConversationKind.Personal), "help");
        activity["serviceUrl"] = attacker.ServiceUrl.OriginalString;
        var right = world.Teams.Keys.Describe(world.Teams.ServiceUrl);

        var claimed = await world.Teams.SendAsync(activity.ToJsonString(), world.Teams.Keys.Sign(right));
        var signed = await world.Teams.SendAsync(activity.ToJsonString(), world.Teams.Keys.Sign(right with { ServiceUrl = attacker.ServiceUrl.OriginalString }));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized), (claimed.Status, signed.Status));
        Assert.Empty(attacker.Requests);
        Assert.Empty(world.Desk.Said);
        Assert.DoesNotContain(world.Teams.Requests, request => request.EndsWith("/token", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Post_HugeMessage_StaysWithinTheLimit()
    {
        await using var world = await TeamsWorld.StartAsync();
        var room = world.Teams.AddConversation(SimulatedTeamsConversationKind.Channel);
        var huge = TeamsWorld.Question() with { Blocks = [.. TeamsWorld.Question().Blocks, new CodeBlock("Diff", new string('ж', 60_000)), new QuoteBlock("log", new string('"', 60_000))] };

        var message = await world.PostAsync(room, huge);

        Assert.InRange(message.Size, 1, 28 * 1024);
        Assert.Contains("more characters)", message.Card!.Text, StringComparison.Ordinal);
        Assert.Equal([TeamsWorld.Approve, "Reject"], message.Card.Buttons);
    }
}
