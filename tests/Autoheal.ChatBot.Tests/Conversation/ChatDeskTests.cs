using Autoheal.ChatBot.Cards;
using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Tests.Doubles;
using Autoheal.ChatBot.Tests.Incidents;
using Autoheal.Context;
using Autoheal.Incidents;
using Autoheal.Journal.Events;
using Autoheal.Policy;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.ChatBot.Tests.Conversation;

public class ChatDeskTests
{
    [Fact]
    public async Task Say_Nothing_IsHelpWithoutWhatIsNotBuilt()
    {
        using var host = await HostAsync();

        var text = ChatHost.TextOf((await host.SayAsync("")).Message);

        Assert.All(
            ["diagnose", "incidents", "incident", "approve", "reject", "actions", "why", "ask", "kill", "take", "hold", "release", "undo", "pursue", "help"],
            verb => Assert.Contains($"\n{verb}", text, StringComparison.Ordinal));
        Assert.All(["mode", "freeze", "postmortem"], verb => Assert.DoesNotContain($"\n{verb}", text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("mode observe", "That is not available in this version.")]
    [InlineData("freeze", "That is not available in this version.")]
    [InlineData("postmortem INC-1", "That is not available in this version.")]
    [InlineData("aprove INC-1", "I do not know 'aprove'. Did you mean 'approve'? 'help' lists everything.")]
    [InlineData("halt", "I do not know 'halt'. Did you mean 'kill halt'? 'help' lists everything.")]
    [InlineData("show INC-1", "I do not know 'show'. Did you mean 'incident'? 'help' lists everything.")]
    [InlineData("ok", "I do not know 'ok'. Did you mean 'approve'? 'help' lists everything.")]
    [InlineData("kill STATE", "autoheal is running.")]
    [InlineData("incidnets", "I do not know 'incidnets'. Did you mean 'incidents'? 'help' lists everything.")]
    [InlineData("incident INC-99", "There is no incident of that id. `incidents` lists the open ones.")]
    [InlineData("hold INC-1 3d", "For how long? At most 24h. Usage: hold [INC] [30m | 2h]")]
    [InlineData("why", "Why what? Usage: why [INC]")]
    public async Task Say_WhatCannotBeDone_SaysWhatWouldBeRight(string text, string answer)
    {
        using var host = await HostAsync();

        Assert.Equal(answer, ChatHost.TextOf((await host.SayAsync(text)).Message));
    }

    [Theory]
    [InlineData("approve INC-1.1")]
    [InlineData("approve INC-1")]
    public async Task Approve_MappedPerson_HandsInWhatTheStoredRequestSays(string text)
    {
        using var host = await HostAsync();
        var request = StoryFoldTests.Fold(await Recorded.WaitingAsync()).Request!;

        var reply = await host.SayAsync(text);

        Assert.Equal("You approved INC-1.1.", ChatHost.TextOf(reply.Message));
        var answer = Assert.Single(host.Desk.Answers);
        Assert.Equal((request.Id, request.PlanHash, request.Nonce, "amira", true), (answer.RequestId, answer.PlanHash, answer.Nonce, answer.PersonId, answer.Approve));
        Assert.Equal(("slack:T1/C1", DecisionPart.HashOf(request)), (answer.Where, answer.MessageHash));
    }

    [Fact]
    public async Task Approve_InAThread_MeansTheThreadsIncident()
    {
        using var host = await HostAsync();

        await host.SayAsync("approve", thread: "INC-1");

        Assert.Equal("INC-1.1", Assert.Single(host.Desk.Answers).RequestId);
    }

    /// <summary>Whoever typed may have seen the plan before: the one that took its place is not approved by that.</summary>
    [Theory]
    [InlineData("approve")]
    [InlineData("approve INC-1")]
    [InlineData("approve inc-1 api")]
    public async Task Approve_AnotherPlanTookThePlaceOfTheFirst_HasToBeNamed(string text)
    {
        var records = await Recorded.WaitingAsync();
        var request = StoryFoldTests.Fold(records).Request!;
        var second = request with { Id = "INC-1.2", PlanHash = new string('b', 64), Nonce = "other" };
        using var host = new ChatHost([.. records, Recorded.Next(records, new ApprovalRequested { Request = second })]);

        Assert.Contains("name it: approve INC-1.2", ChatHost.TextOf((await host.SayAsync(text, thread: "INC-1")).Message), StringComparison.Ordinal);
        Assert.Empty(host.Desk.Answers);

        await host.SayAsync("approve inc-1.2", thread: "INC-1");
        Assert.Equal(second.PlanHash, Assert.Single(host.Desk.Answers).PlanHash);
    }

    /// <summary>A request that is named is meant, even where it leads nowhere and the thread has another one.</summary>
    [Theory]
    [InlineData("approve INC-1.9")]
    [InlineData("reject INC-1.9 too risky")]
    public async Task Answer_ClosedRequestNamedInAThread_DoesNotFallOnTheOpenOne(string text)
    {
        using var host = await HostAsync();

        Assert.StartsWith("That request is closed", ChatHost.TextOf((await host.SayAsync(text, thread: "INC-1")).Message), StringComparison.Ordinal);
        Assert.Empty(host.Desk.Answers);
    }

    /// <summary>Whoever says more than the request may mean another one.</summary>
    [Theory]
    [InlineData("approve 7", "Which request?")]
    [InlineData("reject 7", "Which request?")]
    [InlineData("approve 7 please", "Nothing was approved: I do not know what '7 please' means with INC-1.1.")]
    [InlineData("approve INC7", "That request is closed")]
    [InlineData("approve inc-7.1", "That request is closed")]
    [InlineData("approve after lunch", "Nothing was approved: I do not know what 'after lunch' means with INC-1.1.")]
    public async Task Answer_InAThreadWithSomethingElse_DoesNotFallOnTheThreadsRequest(string text, string answer)
    {
        using var host = await HostAsync();

        Assert.StartsWith(answer, ChatHost.TextOf((await host.SayAsync(text, thread: "INC-1")).Message), StringComparison.Ordinal);
        Assert.Empty(host.Desk.Answers);
    }

    [Theory]
    [InlineData("approve 1")]
    [InlineData("approve 1.1")]
    [InlineData("approve inc1")]
    public async Task Approve_IdAsPeopleTypeIt_IsUnderstood(string text)
    {
        using var host = await HostAsync();

        await host.SayAsync(text);

        Assert.Equal("INC-1.1", Assert.Single(host.Desk.Answers).RequestId);
    }

    /// <summary>In a thread a number is a step or a span, and never another incident.</summary>
    [Theory]
    [InlineData("undo 2", "Nothing there can be undone, or it already was.")]
    [InlineData("hold 30", "For how long? At most 24h.")]
    public async Task Command_BareNumberInAThread_IsNoIncident(string text, string answer)
    {
        using var host = await HostAsync();

        Assert.StartsWith(answer, ChatHost.TextOf((await host.SayAsync(text, thread: "INC-1")).Message), StringComparison.Ordinal);
        Assert.Empty(host.Desk.Commands);
    }

    [Fact]
    public async Task Reject_InAThread_TheWordsAreTheReason()
    {
        using var host = await HostAsync();

        await host.SayAsync("reject 3 pods are too many", thread: "INC-1");

        Assert.Equal(("INC-1.1", "3 pods are too many"), (host.Desk.Answers[0].RequestId, host.Desk.Answers[0].Reason));
    }

    [Fact]
    public async Task Press_AnswerDoesNotCount_SaysWhy()
    {
        using var host = await HostAsync();
        host.Refusal = "the proposer cannot approve";

        var reply = await host.PressAsync(ChatActs.Approve, "INC-1.1");

        Assert.Equal("Your answer to INC-1.1 does not count: the proposer cannot approve.", ChatHost.TextOf(reply.Message));
    }

    /// <summary>Nobody, a mapped id in another team, a guest: whatever they press or say, nothing is handed in.</summary>
    [Theory]
    [InlineData("U-nobody", "T1", false)]
    [InlineData("U-amira", "T2", false)]
    [InlineData("U-amira", "T1", true)]
    public async Task Everything_Unmapped_ReadsOnly(string user, string team, bool stranger)
    {
        using var host = await HostAsync();
        var sender = ChatHost.Amira with { UserId = user, Team = team, IsStranger = stranger };

        foreach (var act in (string[])[ChatActs.Approve, ChatActs.Reject, ChatActs.Revoke, ChatActs.Pursue, ChatActs.Take, ChatActs.Hold, ChatActs.Release, ChatActs.Undo])
        {
            var reply = await host.PressAsync(act, act is ChatActs.Take or ChatActs.Hold or ChatActs.Release ? "INC-1" : "INC-1.1", sender, (ChatForms.Reason, "x"));
            Assert.Contains("not mapped", ChatHost.TextOf(reply.Message), StringComparison.Ordinal);
        }

        foreach (var text in (string[])["approve INC-1.1", "reject INC-1.1", "kill halt", "take INC-1", "hold INC-1", "release INC-1", "undo INC-1", "pursue INC-1 2"])
        {
            Assert.Contains("not mapped", ChatHost.TextOf((await host.SayAsync(text, sender)).Message), StringComparison.Ordinal);
        }

        Assert.Empty(host.Desk.Answers);
        Assert.Empty(host.Desk.Commands);
        Assert.Empty(host.Desk.Turns);
        Assert.Contains("INC-1", ChatHost.TextOf((await host.SayAsync("incidents", sender)).Message), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INC-1.2")]
    [InlineData("INC-2.1")]
    [InlineData("INC-1")]
    [InlineData("")]
    [InlineData("INC-1.1' or 1=1")]
    public async Task Press_ApproveOfARequestThatIsNotOpen_DoesNothing(string value)
    {
        using var host = await HostAsync();

        var reply = await host.PressAsync(ChatActs.Approve, value);

        Assert.StartsWith("That request is closed", ChatHost.TextOf(reply.Message), StringComparison.Ordinal);
        Assert.Empty(host.Desk.Answers);
    }

    [Fact]
    public async Task Press_PlanFellThroughMeanwhile_DoesNothing()
    {
        using var host = await HostAsync();
        host.Journal.Add(new PlanVoided { PlanHash = "h", Code = VoidCodes.Drifted, Reason = "the target changed" });

        var reply = await host.PressAsync(ChatActs.Approve, "INC-1.1");

        Assert.StartsWith("That request is closed", ChatHost.TextOf(reply.Message), StringComparison.Ordinal);
        Assert.Empty(host.Desk.Answers);
    }

    [Fact]
    public async Task Press_Reject_AsksForAReasonFirst()
    {
        using var host = await HostAsync();

        var form = (await host.PressAsync(ChatActs.Reject, "INC-1.1")).Form!;
        Assert.Empty(host.Desk.Answers);
        var reply = await host.PressAsync(form.Act, form.Value, null, (form.Fields[0].Name, "not at night"));

        Assert.Equal("You rejected INC-1.1; nothing is done.", ChatHost.TextOf(reply.Message));
        Assert.Equal((false, "not at night"), (host.Desk.Answers[0].Approve, host.Desk.Answers[0].Reason));
    }

    [Fact]
    public async Task Press_DestructiveRisk_NameHasToBeTyped()
    {
        var records = (await Recorded.WaitingAsync()).ToList();
        var request = StoryFoldTests.Fold(records).Request!;
        records.Add(Recorded.Next(records, new ApprovalRequested { Request = request with { Id = "INC-1.2", MustType = "api" } }));
        using var host = new ChatHost(records);

        var form = (await host.PressAsync(ChatActs.Approve, "INC-1.2")).Form!;
        Assert.Empty(host.Desk.Answers);
        await host.PressAsync(form.Act, form.Value, null, (ChatForms.TypedName, "api"));

        Assert.Equal("api", Assert.Single(host.Desk.Answers).TypedName);
    }

    [Fact]
    public async Task Kill_WithoutTheRole_TurnsNothing()
    {
        using var host = await HostAsync();

        var reply = await host.SayAsync("kill halt", ChatHost.Bo);

        Assert.Equal("The kill switch needs one of these roles: oncall.", ChatHost.TextOf(reply.Message));
        Assert.Empty(host.Desk.Turns);
    }

    [Fact]
    public async Task Kill_OnCall_TurnsAndTellsEverybody()
    {
        using var host = await HostAsync();

        var reply = await host.SayAsync("kill stop looks wrong");

        Assert.True(reply.ForEverybody);
        var (command, person) = Assert.Single(host.Desk.Turns);
        Assert.Equal((ControlMode.Stopped, "looks wrong", "amira"), (command.Mode, command.Reason, person));
    }

    [Fact]
    public async Task Commands_OfAnIncident_AreHandedInUnderThePersonsName()
    {
        using var host = await HostAsync();
        var story = StoryFoldTests.Fold(await Recorded.WaitingAsync());

        Assert.StartsWith("INC-1 is yours.", ChatHost.TextOf((await host.SayAsync("take INC-1")).Message), StringComparison.Ordinal);
        await host.SayAsync("hold INC-1 45m until the release is out");
        await host.SayAsync("release", thread: "INC-1");
        await host.PressAsync(ChatActs.Pursue, $"INC-1:{story.DiagnosisSequence}", null, (ChatForms.Rank, "2"));

        Assert.Equal([IncidentVerb.Take, IncidentVerb.Hold, IncidentVerb.Release, IncidentVerb.Pursue], host.Desk.Commands.Select(command => command.Verb));
        Assert.All(host.Desk.Commands, command => Assert.Equal(("amira", "INC-1", "slack:T1/C1"), (command.PersonId, command.IncidentId, command.Where)));
        Assert.Equal((45, "until the release is out"), (host.Desk.Commands[1].HoldMinutes, host.Desk.Commands[1].Reason));
        Assert.Equal((2, story.DiagnosisSequence), (host.Desk.Commands[3].HypothesisRank, host.Desk.Commands[3].DiagnosisSequence));
    }

    [Fact]
    public async Task Command_ThatDoesNotCount_SaysWhy()
    {
        using var host = await HostAsync();
        host.Refusal = "bo may not command";

        Assert.Equal("That does not count: bo may not command.", ChatHost.TextOf((await host.SayAsync("take INC-1", ChatHost.Bo)).Message));
    }

    [Fact]
    public async Task Undo_HealedIncident_NamesTheIntent()
    {
        using var host = new ChatHost(await Recorded.HealedAsync());
        var intent = StoryFoldTests.Fold(await Recorded.HealedAsync()).Actions[0].Intent.IntentId;

        var form = (await host.PressAsync(ChatActs.Undo, $"INC-1:{intent}")).Form!;
        var reply = await host.SayAsync("undo INC-1");

        Assert.Equal("INC-2 was opened to undo it; policy decides, and its thread tells.", ChatHost.TextOf(reply.Message));
        Assert.Contains("→", ChatHost.TextOf(new Messages.ChatMessage { Summary = "", Blocks = form.Blocks }), StringComparison.Ordinal);
        Assert.Equal(intent, Assert.Single(host.Desk.Commands).IntentId);
    }

    [Fact]
    public async Task Why_DecidedPlan_NamesThePolicies() =>
        Assert.Contains("needs approval", ChatHost.TextOf((await (await HostAsync()).SayAsync("why INC-1")).Message), StringComparison.Ordinal);

    [Theory]
    [InlineData("diagnose checkout/api", "Deployment checkout/api")]
    [InlineData("ask what is wrong with sts/checkout/db", "StatefulSet checkout/db")]
    [InlineData("what is wrong with checkout/api?", "Deployment checkout/api")]
    public async Task Diagnose_Scope_IsLookedAtOnly(string text, string resource)
    {
        using var host = await HostAsync();

        var reply = await host.SayAsync(text);

        Assert.Equal(resource, Assert.Single(Assert.Single(host.Scopes).Resources).ToString());
        Assert.Contains("nothing is wrong", ChatHost.TextOf(reply.Message), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diagnose_NoScope_IsOneSentence()
    {
        using var host = await HostAsync();

        Assert.StartsWith("'a/b/c/d' is no scope.", ChatHost.TextOf((await host.SayAsync("diagnose a/b/c/d")).Message), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("which pods ran out of memory in checkout", "checkout")]
    [InlineData("ask who was oomkilled", null)]
    public async Task Ask_PhraseOfAQuery_IsAnsweredWithItsFacts(string text, string? @namespace)
    {
        using var host = await HostAsync(builder => builder.AddQuery<MemoryQuery>());

        var reply = await host.SayAsync(text);

        Assert.Contains("Pod checkout/api-1 ran out of memory: exit 137", ChatHost.TextOf(reply.Message), StringComparison.Ordinal);
        Assert.Equal(@namespace is null ? [] : [@namespace], Assert.Single(host.Scopes).Namespaces);
    }

    [Fact]
    public async Task Ask_SomethingElse_SaysWhatCanBeAnswered() =>
        Assert.StartsWith("I did not understand that. I can answer:", ChatHost.TextOf((await (await HostAsync()).SayAsync("please sing me a song tonight")).Message), StringComparison.Ordinal);

    [Fact]
    public async Task Say_TooOften_IsRefusedForThatAccountOnly()
    {
        using var host = await HostAsync(builder => builder.AddChatBot(options => options.MaxRequestsPerMinute = 1));

        await host.SayAsync("help");

        Assert.StartsWith("That was too much", ChatHost.TextOf((await host.SayAsync("approve INC-1.1")).Message), StringComparison.Ordinal);
        Assert.Empty(host.Desk.Answers);
        Assert.StartsWith("What I can do", ChatHost.TextOf((await host.SayAsync("help", ChatHost.Bo)).Message), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Press_SomethingFailsBehindIt_IsOneSentence()
    {
        using var host = await HostAsync();
        host.Desk.WhenAnswered = _ => throw new InvalidOperationException("secret detail");

        var reply = await host.PressAsync(ChatActs.Approve, "INC-1.1");

        Assert.Equal("That failed here; the operator's log says why. Look at where things stand before you ask again.", ChatHost.TextOf(reply.Message));
    }

    [Fact]
    public async Task Home_OpenIncidents_WaitingOnesOnTop()
    {
        using var host = await HostAsync();

        var message = (await host.Get<IChatDesk>().HomeAsync(ChatHost.Nobody)).Message!;

        Assert.Equal("1 open incident", message.Summary);
        Assert.Contains("[Show INC-1]", ChatHost.TextOf(message), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diagnose_FromTheHomePage_AsksWhatToLookAt()
    {
        using var host = await HostAsync();

        var form = (await host.PressAsync(ChatActs.Diagnose, "scope")).Form!;
        var reply = await host.PressAsync(form.Act, form.Value, null, (form.Fields[0].Name, "checkout/api"));

        Assert.Contains("checkout/api: nothing is wrong", ChatHost.TextOf(reply.Message), StringComparison.Ordinal);
        Assert.Equal("Deployment checkout/api", Assert.Single(Assert.Single(host.Scopes).Resources).ToString());
    }

    private static async Task<ChatHost> HostAsync(Action<IAutohealBuilder>? configure = null) => new(await Recorded.WaitingAsync(), configure);

    private sealed class MemoryQuery : IContextQuery
    {
        public string Name => "memory";

        public string Question => "which pods ran out of memory";

        public IReadOnlyList<string> Phrases { get; } = ["out of memory", "oomkilled"];

        public IReadOnlyList<Fact> Answer(IncidentContext context) =>
        [
            new Fact
            {
                Id = "Q1",
                Subject = new ResourceRef { Kind = "Pod", Namespace = "checkout", Name = "api-1" },
                Predicate = "ran out of memory",
                Value = "exit 137",
                At = context.At,
                Source = "test",
            },
        ];
    }
}
