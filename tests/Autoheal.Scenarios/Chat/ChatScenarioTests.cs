using Autoheal.ChatBot.Cards;
using Autoheal.Incidents;
using Autoheal.Journal.Events;
using Autoheal.Simulation.Faults;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Scenarios.Chat;

/// <summary>Whole incidents in chat: what people see and press, and what the journal and the cluster say afterwards.</summary>
public sealed class ChatScenarioTests
{
    private static readonly FormInput s_reason = new("reason", "Reason", "not at night");

    public static TheoryData<string> Platforms { get; } = ["slack", "slack-socket", "teams"];

    public static TheoryData<string> Ways { get; } = ["slack", "teams"];

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Alert_ApprovedInChat_HealsAndLinksToTheTimeline(string platform)
    {
        await using var site = await ChatSite.StartAsync(ChatRoom.Of(platform));
        await site.BreakAsync(Fault.BadRollout);
        var asked = await site.Room.WaitForCardAsync("INC-1", text => text.Contains("waits for approval", StringComparison.Ordinal));

        await site.Room.PressAsync("amira", "INC-1", "Approve");
        var (end, events) = await site.EndOfAsync("INC-1");

        Assert.Equal(IncidentEnd.Healed, end);
        Assert.All(["rollout-undo on Deployment checkout/api", "kubectl", "Policy: needs approval"], part => Assert.Contains(part, asked, StringComparison.Ordinal));
        Assert.Contains("healed", await site.Room.WaitForCardAsync("INC-1", text => text.Contains("Undo rollout-undo", StringComparison.Ordinal) || text.Contains("healed", StringComparison.Ordinal)), StringComparison.Ordinal);
        await site.Room.WaitForNoteAsync(text => text.Contains("amira approved INC-1.1", StringComparison.Ordinal));
        await site.Room.WaitForNoteAsync(text => text.Contains("the cause is gone", StringComparison.Ordinal));
        await site.Room.WaitForNoteAsync(text => text.Contains("healed after", StringComparison.Ordinal) && text.Contains("timeline", StringComparison.Ordinal));
        var answer = Assert.Single(events.OfType<ApprovalAnswered>());
        var request = Assert.Single(events.OfType<ApprovalRequested>()).Request;
        Assert.Equal((site.Room.Where, DecisionPart.HashOf(request), true), (answer.Where, answer.MessageHash, answer.Counted));
        Assert.Equal(["amira"], Assert.Single(events.OfType<ActionIntended>()).ApprovedBy);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Alert_RejectedWithAReason_NothingIsWritten(string platform)
    {
        await using var site = await ChatSite.StartAsync(ChatRoom.Of(platform));
        await site.BreakAsync(Fault.BadRollout);
        await site.WaitAsync<ApprovalRequested>("INC-1");
        await site.Room.WaitForCardAsync("INC-1", text => text.Contains("INC-1.1", StringComparison.Ordinal));

        await site.Room.PressAsync("amira", "INC-1", "Reject…", s_reason);
        var (end, _) = await site.EndOfAsync("INC-1");

        Assert.Equal((IncidentEnd.Rejected, 0), (end, site.Writes()));
        await site.Room.WaitForNoteAsync(text => text.Contains("amira rejected INC-1.1", StringComparison.Ordinal));
    }

    /// <summary>Two platforms at once: one approves here, the other there, and only both together are enough.</summary>
    [Fact]
    public async Task Quorum_OneInSlackAndOneInTeams_RunsOnceBothApproved()
    {
        var (slack, teams) = (ChatRoom.Of("slack"), ChatRoom.Of("teams"));
        await using var site = await ChatSite.StartAsync(autoheal => autoheal.ConfigurePolicy(policy => policy.ProductionQuorum = 2), slack, teams);
        await site.BreakAsync(Fault.BadRollout);
        await slack.WaitForCardAsync("INC-1", text => text.Contains("0 of 2", StringComparison.Ordinal));
        await teams.WaitForCardAsync("INC-1", text => text.Contains("0 of 2", StringComparison.Ordinal));

        await slack.PressAsync("amira", "INC-1", "Approve");
        await teams.WaitForCardAsync("INC-1", text => text.Contains("1 of 2", StringComparison.Ordinal));
        Assert.Equal(0, site.Writes());
        await teams.PressAsync("amira", "INC-1", "Approve");
        await site.WaitAsync<ApprovalAnswered>("INC-1", answer => !answer.Counted);
        Assert.Equal(0, site.Writes());
        await teams.PressAsync("bo", "INC-1", "Approve");
        var (end, events) = await site.EndOfAsync("INC-1");

        Assert.Equal(IncidentEnd.Healed, end);
        Assert.Equal(["amira", "bo"], Assert.Single(events.OfType<ActionIntended>()).ApprovedBy.Order());
        Assert.Equal([slack.Where, teams.Where], events.OfType<ApprovalAnswered>().Where(answer => answer.Counted).Select(answer => answer.Where));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Request_Expires_TheCardSaysSoAndALateClickDoesNothing(string platform)
    {
        await using var site = await ChatSite.StartAsync(
            autoheal => autoheal.ConfigurePolicy(policy => policy.ApprovalExpiry = TimeSpan.FromMinutes(1)), ChatRoom.Of(platform));
        await site.BreakAsync(Fault.BadRollout);

        var (end, _) = await site.EndOfAsync("INC-1");

        Assert.Equal((IncidentEnd.Escalated, 0), (end, site.Writes()));
        await site.Room.WaitForCardAsync("INC-1", text => text.Contains("a person has to go on", StringComparison.Ordinal));
        await site.Room.SayAsync("amira", "INC-1", "approve INC-1.1");
        Assert.DoesNotContain(await site.EventsAsync("INC-1"), @event => @event is ApprovalAnswered);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Pursue_AnotherCause_IsThePersonsProposalAndSomebodyElseApproves(string platform)
    {
        await using var site = await ChatSite.StartAsync(ChatRoom.Of(platform));
        await site.BreakAsync(Fault.WrongFirstGuess, minutes: 10);
        await site.Room.WaitForCardAsync("INC-1", text => text.Contains("INC-1.1", StringComparison.Ordinal));
        var second = (await site.WaitAsync<DiagnosisMade>("INC-1")).Diagnosis.Hypotheses[1];

        await site.Room.PressAsync("amira", "INC-1", "Another cause…", new FormInput("rank", "Cause", "2", $"H2 {second.Title}"));
        var proposed = await site.WaitAsync<PlanProposed>("INC-1", plan => plan.Plan.Proposer == "person:amira");
        await site.Room.WaitForCardAsync("INC-1", text => text.Contains("proposed by person:amira", StringComparison.Ordinal));
        await site.Room.PressAsync("amira", "INC-1", "Approve");
        await site.WaitAsync<ApprovalAnswered>("INC-1", answer => answer is { PersonId: "amira", Counted: false });
        Assert.Equal(0, site.Writes());
        await site.Room.PressAsync("bo", "INC-1", "Approve");
        var (end, events) = await site.EndOfAsync("INC-1");

        Assert.Equal((IncidentEnd.Healed, 2), (end, proposed.Plan.HypothesisRank));
        Assert.Equal(["bo"], Assert.Single(events.OfType<ActionIntended>()).ApprovedBy);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Stranger_PressesAndTypes_NothingReachesTheIncident(string platform)
    {
        await using var site = await ChatSite.StartAsync(ChatRoom.Of(platform));
        await site.BreakAsync(Fault.BadRollout);
        await site.Room.WaitForCardAsync("INC-1", text => text.Contains("INC-1.1", StringComparison.Ordinal));

        await site.Room.PressAsync("eve", "INC-1", "Approve");
        Assert.Contains("not mapped", await site.Room.WaitForAnswerAsync("eve", text => text.Contains("not mapped", StringComparison.Ordinal)), StringComparison.Ordinal);
        await site.Room.SayAsync("eve", "INC-1", "approve INC-1.1");
        await site.Room.PressAsync("amira", "INC-1", "Approve");
        var (end, events) = await site.EndOfAsync("INC-1");

        Assert.Equal(IncidentEnd.Healed, end);
        Assert.Equal("amira", Assert.Single(events.OfType<ApprovalAnswered>()).PersonId);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task DoubleClick_OneApprovalCountsAndTheActionRunsOnce(string platform)
    {
        await using var site = await ChatSite.StartAsync(ChatRoom.Of(platform));
        await site.BreakAsync(Fault.BadRollout);
        await site.Room.WaitForCardAsync("INC-1", text => text.Contains("INC-1.1", StringComparison.Ordinal));

        await Task.WhenAll(site.Room.PressAsync("amira", "INC-1", "Approve"), site.Room.PressAsync("amira", "INC-1", "Approve"));
        var (end, events) = await site.EndOfAsync("INC-1");

        Assert.Equal(IncidentEnd.Healed, end);
        Assert.Single(events.OfType<ApprovalAnswered>(), answer => answer.Counted);
        Assert.Single(events.OfType<ActionIntended>());
    }

    /// <summary>Somebody changes the target while the request waits; the approval that comes then runs nothing.</summary>
    [Theory]
    [MemberData(nameof(Ways))]
    public async Task LateClick_AfterDrift_RunsNothing(string platform)
    {
        await using var site = await ChatSite.StartAsync(ChatRoom.Of(platform));
        await site.BreakAsync(Fault.BadRollout);
        await site.Room.WaitForCardAsync("INC-1", text => text.Contains("INC-1.1", StringComparison.Ordinal));
        site.ChangeByHand();

        await site.Room.PressAsync("amira", "INC-1", "Approve");
        var voided = await site.WaitAsync<PlanVoided>("INC-1");

        Assert.Contains(voided.Code, (string[])[VoidCodes.Drifted, VoidCodes.PersonAtWork, VoidCodes.Recovered]);
        Assert.Equal(0, site.Writes());
        await site.Room.WaitForNoteAsync(text => text.Contains("The plan will not run", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Undo_OfAHealedIncident_IsAskedAboutAndSomebodyElseApproves(string platform)
    {
        await using var site = await ChatSite.StartAsync(ChatRoom.Of(platform));
        await site.BreakAsync(Fault.BadRollout);
        await site.Room.WaitForCardAsync("INC-1", text => text.Contains("INC-1.1", StringComparison.Ordinal));
        await site.Room.PressAsync("amira", "INC-1", "Approve");
        await site.EndOfAsync("INC-1");
        await site.Room.WaitForNoteAsync(text => text.Contains("healed after", StringComparison.Ordinal));

        await site.Room.PressAsync("amira", "INC-1", "Undo rollout-undo", s_reason);
        await site.Room.WaitForCardAsync("INC-2", text => text.Contains("INC-2.1", StringComparison.Ordinal));
        await site.Room.PressAsync("bo", "INC-2", "Approve");
        var (end, events) = await site.EndOfAsync("INC-2");

        Assert.Equal(IncidentEnd.Undone, end);
        Assert.Equal(["bo"], Assert.Single(events.OfType<ActionIntended>()).ApprovedBy);
    }
}
