using Autoheal.ChatBot.Incidents;
using Autoheal.ChatBot.Tests.Doubles;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;

namespace Autoheal.ChatBot.Tests.Incidents;

public class StoryFoldTests
{
    [Fact]
    public async Task Apply_WaitingIncident_HasPlanDecisionAndOpenRequest()
    {
        var story = Fold(await Recorded.WaitingAsync());

        Assert.Equal(StoryState.AwaitingApproval, story.State);
        Assert.True(story.RequestIsOpen);
        Assert.Equal("INC-1.1", story.Request!.Id);
        Assert.Equal("rollout-undo", Assert.Single(story.Proposal!.Plan.Steps).Action);
        Assert.NotNull(story.Decision);
        Assert.Empty(story.ApprovedBy);
    }

    [Fact]
    public async Task Apply_HealedIncident_ActionCanBeUndone()
    {
        var story = Fold(await Recorded.HealedAsync());

        Assert.Equal((StoryState.Closed, IncidentEnd.Healed), (story.State, story.End));
        Assert.False(story.RequestIsOpen);
        Assert.True(Assert.Single(story.Actions).CanBeUndone);
        Assert.NotEmpty(story.ApprovedBy);
    }

    [Fact]
    public async Task Apply_RejectedIncident_NothingWasDone()
    {
        var story = Fold(await Recorded.RejectedAsync());

        Assert.Equal(IncidentEnd.Rejected, story.End);
        Assert.Empty(story.Actions);
        Assert.NotNull(story.Voided);
    }

    [Fact]
    public async Task Apply_ApprovalIsTakenBack_PersonCountsNoMore()
    {
        var records = (await Recorded.WaitingAsync()).ToList();
        records.Add(Recorded.Next(records, Answer("amira")));
        Assert.Equal(["amira"], Fold(records).ApprovedBy);

        records.Add(Recorded.Next(records, new ApprovalRevoked { RequestId = "INC-1.1", InboxItem = "i", PersonId = "amira", Counted = true, Note = "" }));

        Assert.Empty(Fold(records).ApprovedBy);
    }

    [Fact]
    public async Task Apply_AnswerThatDoesNotCount_IsNoApproval()
    {
        var records = (await Recorded.WaitingAsync()).ToList();
        records.Add(Recorded.Next(records, Answer("eve") with { Counted = false }));

        Assert.Empty(Fold(records).ApprovedBy);
        Assert.Single(Fold(records).Answers);
    }

    [Fact]
    public async Task Apply_EventOfANewerVersion_ChangesNothingButTheVersion()
    {
        var records = await Recorded.WaitingAsync();
        var story = Fold(records);
        var newer = Recorded.Next(records, new ObservationScheduled { At = default, Reason = "" }) with { Type = "incident.sung-about", Payload = """{"type":"incident.sung-about"}"""u8.ToArray() };

        var after = StoryFold.Apply(story, newer);

        Assert.Equal(story with { Version = newer.Sequence, LastAt = newer.At }, after);
    }

    [Fact]
    public async Task Apply_PeoplesCommands_TakenHeldAndReleased()
    {
        var records = (await Recorded.WaitingAsync()).ToList();
        var until = new DateTimeOffset(2026, 6, 1, 13, 0, 0, TimeSpan.Zero);
        CommandGiven Given(IncidentVerb verb) => new() { Verb = verb, InboxItem = "i", PersonId = "amira", Counted = true, Note = "", HoldUntil = verb == IncidentVerb.Hold ? until : null };

        records.Add(Recorded.Next(records, Given(IncidentVerb.Hold)));
        Assert.Equal((until, "amira", true), (Fold(records).HeldUntil, Fold(records).HeldBy, Fold(records).RequestIsOpen));
        records.Add(Recorded.Next(records, Given(IncidentVerb.Take) with { Counted = false }));
        Assert.Null(Fold(records).TakenBy);
        records.Add(Recorded.Next(records, Given(IncidentVerb.Take)));
        Assert.Equal((StoryState.Taken, "amira", false), (Fold(records).State, Fold(records).TakenBy, Fold(records).RequestIsOpen));
        records.Add(Recorded.Next(records, Given(IncidentVerb.Release)));

        Assert.Equal((StoryState.Looking, null, null), (Fold(records).State, Fold(records).TakenBy, Fold(records).HeldUntil));
    }

    private static ApprovalAnswered Answer(string person) => new()
    {
        RequestId = "INC-1.1", InboxItem = "i", PersonId = person, Approve = true, Counted = true, PlanHash = "h", Note = "",
    };

    internal static IncidentStory Fold(IEnumerable<JournalRecord> records) => records.Aggregate(IncidentStory.Empty, StoryFold.Apply);
}
