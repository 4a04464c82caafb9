using System.Net;
using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Identity;
using Autoheal.ChatBot.Messages;
using Autoheal.ChatBot.Teams.Activities;
using Autoheal.ChatBot.Tests.Teams.World;
using Autoheal.Simulation.Teams;

namespace Autoheal.ChatBot.Tests.Teams;

/// <summary>A pressed button is answered while the person looks at the card.</summary>
public sealed class TeamsPressTests
{
    private static readonly ChatForm s_form = new()
    {
        Act = ChatActs.Reject,
        Value = "req-1",
        Title = "Reject",
        Submit = "Send",
        Blocks = [new TextBlock(["Why not?"])],
        Fields =
        [
            new ChatFormField { Name = "reason", Label = "Reason", Multiline = true },
            new ChatFormField { Name = "how", Label = "How long", Choices = [("1h", "An hour"), ("1d", "A day")], Initial = "1h" },
            new ChatFormField { Name = "note", Label = "Note", Optional = true },
        ],
    };

    [Theory]
    [InlineData(SimulatedTeamsConversationKind.Personal)]
    [InlineData(SimulatedTeamsConversationKind.GroupChat)]
    [InlineData(SimulatedTeamsConversationKind.Channel)]
    public async Task Press_Approve_ReachesTheDeskAndKeepsTheCard(SimulatedTeamsConversationKind kind)
    {
        await using var world = await TeamsWorld.StartAsync();
        var (amira, room) = (world.Teams.AddPerson("Amira"), world.Teams.AddConversation(kind));
        var message = await world.PostAsync(room, TeamsWorld.Question());

        var answer = await amira.PressAsync(message, TeamsWorld.Approve);

        var press = Assert.Single(world.Desk.Pressed);
        Assert.Equal(("approve", "req-1", false, room.Id, amira.ObjectId), (press.Act, press.Value, press.FromForm, press.Sender.Place, press.Sender.UserId));
        Assert.False(press.Sender.IsStranger);
        Assert.Empty(press.Inputs);
        Assert.Equal(
            "Noted: approve req-1\n▸ WAITS FOR SOMEBODY\nINC-7 checkout/api crashes\nRestart checkout/api?", answer.Card!.Text);
        Assert.Equal([TeamsWorld.Approve, "Reject"], amira.CardOf(message)!.Buttons);
    }

    [Fact]
    public async Task Press_LongAnswer_StandsInForTheCardAndLeadsBack()
    {
        await using var world = await TeamsWorld.StartAsync();
        var (amira, room) = (world.Teams.AddPerson("Amira"), world.Teams.AddConversation(SimulatedTeamsConversationKind.Channel));
        var message = await world.PostAsync(room, TeamsWorld.Question());
        world.Desk.OnPress = (_, _) => ValueTask.FromResult(
            new ChatReply { Message = new ChatMessage { Summary = "Why", Blocks = [new HeadingBlock("Why"), new ListBlock(null, [["It is production."]])] } });

        await amira.PressAsync(message, "Reject");
        Assert.Equal("Why\n• It is production.", amira.CardOf(message)!.Text);
        await amira.PressAsync(message, "Back");

        Assert.Equal(message.Card!.Text, amira.CardOf(message)!.Text);
        Assert.Single(world.Desk.Pressed);
    }

    [Fact]
    public async Task Press_Form_IsFilledInAndSent()
    {
        await using var world = await TeamsWorld.StartAsync();
        var (amira, room) = (world.Teams.AddPerson("Amira"), world.Teams.AddConversation(SimulatedTeamsConversationKind.Channel));
        var message = await world.PostAsync(room, TeamsWorld.Question());
        world.Desk.OnPress = (press, _) => ValueTask.FromResult(
            press.FromForm ? new ChatReply { Message = new ChatMessage { Summary = "Rejected." } } : new ChatReply { Form = s_form });

        await amira.PressAsync(message, "Reject");
        Assert.Equal(["f_reason", "f_how", "f_note"], amira.CardOf(message)!.Inputs);
        await Assert.ThrowsAsync<InvalidOperationException>(() => amira.PressAsync(message, "Send"));
        await amira.PressAsync(message, "Send", new Dictionary<string, string> { ["f_reason"] = "Too early", ["f_how"] = "1d" });

        var sent = world.Desk.Pressed.Last();
        Assert.Equal(("reject", "req-1", true), (sent.Act, sent.Value, sent.FromForm));
        Assert.Equal(new Dictionary<string, string> { ["reason"] = "Too early", ["how"] = "1d", ["note"] = "" }, sent.Inputs);
        Assert.StartsWith("Rejected.\n", amira.CardOf(message)!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Press_CancelOfAForm_ShowsTheCardAgain()
    {
        await using var world = await TeamsWorld.StartAsync();
        var (amira, room) = (world.Teams.AddPerson("Amira"), world.Teams.AddConversation(SimulatedTeamsConversationKind.Channel));
        var message = await world.PostAsync(room, TeamsWorld.Question());
        world.Desk.OnPress = (_, _) => ValueTask.FromResult(new ChatReply { Form = s_form });

        await amira.PressAsync(message, "Reject");
        await amira.PressAsync(message, "Cancel");

        Assert.Equal(message.Card!.Text, amira.CardOf(message)!.Text);
        Assert.Single(world.Desk.Pressed);
    }

    [Fact]
    public async Task Press_OnAnOldClient_IsASentMessageAndAnsweredInTheThread()
    {
        await using var world = await TeamsWorld.StartAsync();
        var (amira, room) = (world.Teams.AddPerson("Amira"), world.Teams.AddConversation(SimulatedTeamsConversationKind.Channel));
        amira.UsesOldClient = true;
        var message = await world.PostAsync(room, TeamsWorld.Question());
        world.Desk.OnPress = (press, _) => ValueTask.FromResult(
            press.FromForm ? new ChatReply { Message = new ChatMessage { Summary = $"Rejected: {press.Inputs["reason"]}" } } : new ChatReply { Form = s_form });

        await amira.PressAsync(message, "Reject");
        var form = await world.WaitForMessageAsync(posted => posted.Card!.Inputs.Count > 0);
        await amira.PressAsync(form, "Send", new Dictionary<string, string> { ["f_reason"] = "Too early" });

        var reply = await world.WaitForMessageAsync(posted => posted.Card!.Text == "Rejected: Too early");
        Assert.Equal((message.Id, message.Id), (form.Thread, reply.Thread));
        Assert.All(world.Desk.Pressed, press => Assert.Equal(("reject", "req-1"), (press.Act, press.Value)));
    }

    [Fact]
    public async Task Press_AnswerForEverybody_IsPostedIntoTheThread()
    {
        await using var world = await TeamsWorld.StartAsync();
        var (amira, room) = (world.Teams.AddPerson("Amira"), world.Teams.AddConversation(SimulatedTeamsConversationKind.Channel));
        var message = await world.PostAsync(room, TeamsWorld.Question());
        world.Desk.OnPress = (_, _) => ValueTask.FromResult(new ChatReply { Message = new ChatMessage { Summary = "Amira approved." }, ForEverybody = true });

        var answer = await amira.PressAsync(message, TeamsWorld.Approve);

        Assert.Equal(message.Id, world.Teams.Messages.Single(posted => posted.Card!.Text == "Amira approved.").Thread);
        Assert.Equal(message.Card!.Text, answer.Card!.Text);
    }

    [Fact]
    public async Task Press_SentTwice_ReachesTheDeskOnceAndIsAnsweredTwice()
    {
        await using var world = await TeamsWorld.StartAsync();
        var (amira, room) = (world.Teams.AddPerson("Amira"), world.Teams.AddConversation(SimulatedTeamsConversationKind.Channel));
        var message = await world.PostAsync(room, TeamsWorld.Question());
        var activity = world.Teams.Activities.Execute(amira, message, "approve", new() { ["value"] = "req-1" }, "manual");

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => world.Teams.SendAsync(activity)));

        Assert.Single(world.Desk.Pressed);
        Assert.Single(answers.Select(answer => answer.Card!.Text).Distinct());
    }

    [Fact]
    public async Task Press_GuestAndStranger_AreNamedAsSuch()
    {
        await using var world = await TeamsWorld.StartAsync();
        var room = world.Teams.AddConversation(SimulatedTeamsConversationKind.Channel);
        var message = await world.PostAsync(room, TeamsWorld.Question());

        await world.Teams.AddPerson("Guest", isGuest: true).PressAsync(message, TeamsWorld.Approve);

        Assert.True(Assert.Single(world.Desk.Pressed).Sender.IsStranger);
    }

    [Fact]
    public async Task Press_DeskThatFailsOrIsSlow_IsToldWithoutDetail()
    {
        await using var world = await TeamsWorld.StartAsync();
        var (amira, room) = (world.Teams.AddPerson("Amira"), world.Teams.AddConversation(SimulatedTeamsConversationKind.Channel));
        var message = await world.PostAsync(room, TeamsWorld.Question());
        world.Desk.OnPress = (_, _) => throw new InvalidOperationException("a secret of the host");

        var failed = await amira.PressAsync(message, TeamsWorld.Approve);
        world.Desk.OnPress = async (_, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, world.Clock, token);
            return new ChatReply();
        };
        var slow = amira.PressAsync(message, TeamsWorld.Approve);
        await world.Clock.PassAsync(PressDesk.Patience);

        Assert.Equal("That failed here; the host's log says why. Look at the incident before you press again.", failed.Error);
        Assert.Equal("Autoheal takes longer than Teams waits. Look at the incident before you press again.", (await slow.WaitAsync(TeamsWorld.Patience)).Error);
    }

    [Fact]
    public async Task Refresh_ForAMentionedPerson_ShowsTheLatest()
    {
        await using var world = await TeamsWorld.StartAsync();
        var (amira, ben) = (world.Teams.AddPerson("Amira"), world.Teams.AddPerson("Ben"));
        var room = world.Teams.AddConversation(SimulatedTeamsConversationKind.Channel);
        world.Known.Names["amira"] = "Amira <at>Ben</at>";
        world.Known.Accounts["amira"] = new ChatAccount { Platform = "teams", Team = amira.TenantId, UserId = amira.ObjectId, PersonId = "amira" };
        await amira.SayAsync(room, "help");
        await world.WaitForMessageAsync(_ => true);
        var message = await world.PostAsync(room, TeamsWorld.Question() with { Mentions = ["amira", "nobody"] });

        var entity = Assert.Single(message.Card!.Content["msteams"]!["entities"]!.AsArray());
        Assert.Equal(amira.ObjectId, entity!["mentioned"]!["id"]!.ToString());
        Assert.Equal("<at>Amira atBenat</at>", entity["text"]!.ToString());
        Assert.Null(await ben.LookAsync(message));
        var looked = await amira.LookAsync(message);
        Assert.Equal(message.Card.Text, looked!.Card!.Text);
        Assert.Empty(world.Desk.Pressed);
    }

    [Fact]
    public async Task Refresh_AfterARestart_ShowsTheIncident()
    {
        await using var world = await TeamsWorld.StartAsync();
        var (amira, room) = (world.Teams.AddPerson("Amira"), world.Teams.AddConversation(SimulatedTeamsConversationKind.Channel));
        world.Known.Incidents[(room.Id, "17")] = "INC-7";
        var message = await world.PostAsync(room, TeamsWorld.Question());
        var activity = world.Teams.Activities.Execute(amira, message with { Id = "17" }, CardPress.Refresh, [], "automatic");

        var answer = await world.Teams.SendAsync(activity);

        Assert.Equal("Noted: show INC-7", answer.Card!.Text);
    }

    [Fact]
    public async Task Invoke_OfAnotherKind_IsNotImplemented()
    {
        await using var world = await TeamsWorld.StartAsync();
        var (amira, room) = (world.Teams.AddPerson("Amira"), world.Teams.AddConversation(SimulatedTeamsConversationKind.Channel));
        var message = await world.PostAsync(room, TeamsWorld.Question());
        var activity = world.Teams.Activities.Execute(amira, message, "approve", new() { ["value"] = "req-1" }, "manual");
        activity["name"] = "composeExtension/query";

        Assert.Equal(HttpStatusCode.NotImplemented, (await world.Teams.SendAsync(activity)).Status);
        Assert.Empty(world.Desk.Pressed);
    }
}
