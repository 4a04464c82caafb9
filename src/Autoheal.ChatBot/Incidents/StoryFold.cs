using Autoheal.Execution;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Policy;
using Autoheal.Verification;

namespace Autoheal.ChatBot.Incidents;

/// <summary>The story from records, nothing else. An event of a newer version changes nothing but the version.</summary>
public static class StoryFold
{
    /// <summary>The story with one record more.</summary>
    /// <exception cref="JournalException">The record does not hold what its type says.</exception>
    public static IncidentStory Apply(IncidentStory story, JournalRecord record)
    {
        ArgumentNullException.ThrowIfNull(story);
        ArgumentNullException.ThrowIfNull(record);
        return Apply(story, JournalJson.Read(record), record) with { Version = record.Sequence, LastAt = record.At };
    }

    private static IncidentStory Apply(IncidentStory story, JournalEvent @event, JournalRecord record) => @event switch
    {
        IncidentOpened opened => story with
        {
            Id = opened.IncidentId,
            Cluster = opened.Cluster,
            Environment = opened.Environment,
            Subject = opened.Subject,
            Undo = opened.Undo,
            OpenedAt = record.At,
            State = StoryState.Looking,
        },
        AlertAttached attached => story with { Alerts = [.. story.Alerts, attached] },
        DiagnosisMade made => story with { Diagnosis = made.Diagnosis, DiagnosisSequence = record.Sequence, State = StoryState.Planning },
        ObservationScheduled => story with { State = StoryState.Looking },
        PlanProposed proposed => Propose(story, proposed),
        PlanAbsent absent => story with { Absent = absent, Proposal = null, Decision = null },
        PlanVoided voided => story with { Voided = voided, RequestIsOpen = false, State = StoryState.Looking },
        PolicyDecided decided => story with { Decision = decided, State = decided.Verdict == Verdict.Allow ? StoryState.Acting : StoryState.Planning },
        ApprovalRequested requested => Ask(story, requested),
        ApprovalAnswered answered => Answer(story, answered),
        ApprovalRevoked { Counted: true } revoked => story with { RevokedBy = [.. story.RevokedBy, revoked.PersonId] },
        ShadowPlanned => story with { State = StoryState.Shadowing },
        ActionIntended intended => Intend(story, intended),
        ActionCompleted completed => Complete(story, completed),
        ActionReconciled reconciled => Reconcile(story, reconciled),
        VerificationConcluded concluded => Conclude(story, concluded),
        CommandGiven { Counted: true } given => Command(story, given),
        DriftRecorded drift => story with { Drifts = [.. story.Drifts, drift.Text] },
        IncidentEscalated escalated => story with { Escalated = escalated },
        IncidentClosed closed => story with { End = closed.End, EndSummary = closed.Summary, RequestIsOpen = false, State = StoryState.Closed },
        _ => story,
    };

    private static IncidentStory Propose(IncidentStory story, PlanProposed proposed) => story with
    {
        Proposal = proposed,
        Absent = null,
        Decision = null,
        Request = null,
        RequestIsOpen = false,
        Answers = [],
        RevokedBy = [],
        Voided = null,
        State = StoryState.Planning,
    };

    private static IncidentStory Ask(IncidentStory story, ApprovalRequested requested) => story with
    {
        Request = requested.Request,
        RequestIsOpen = true,
        Answers = [],
        RevokedBy = [],
        State = StoryState.AwaitingApproval,
    };

    private static IncidentStory Answer(IncidentStory story, ApprovalAnswered answered) =>
        story.Request?.Id == answered.RequestId ? story with { Answers = [.. story.Answers, answered] } : story;

    private static IncidentStory Command(IncidentStory story, CommandGiven given) => given switch
    {
        { Verb: IncidentVerb.Undo, IntentId: { } intent } => Update(story, intent, action => action with { Undone = true }),
        _ when story.IsClosed => story,
        { Verb: IncidentVerb.Take } => story with { TakenBy = given.PersonId, RequestIsOpen = false, State = StoryState.Taken },
        { Verb: IncidentVerb.Hold, HoldUntil: { } until } when !(until <= story.HeldUntil) => story with { HeldUntil = until, HeldBy = given.PersonId },
        { Verb: IncidentVerb.Release } => story with { TakenBy = null, HeldUntil = null, HeldBy = null, State = story.TakenBy is null ? story.State : StoryState.Looking },
        _ => story,
    };

    private static IncidentStory Intend(IncidentStory story, ActionIntended intended)
    {
        var compensates = intended.Operation == PermitOperation.Compensate;
        var step = compensates
            ? story.Actions.LastOrDefault(action => !action.IsCompensation && action.Intent.Step == intended.Step)?.Step
            : story.Proposal?.Plan.Steps.ElementAtOrDefault(intended.Step);
        if (step is null)
        {
            return story with { RequestIsOpen = false, State = StoryState.Acting };
        }

        var actions = compensates
            ? story.Actions.Select(action => action.Step == step && !action.IsCompensation ? action with { Undone = true } : action)
            : story.Actions;
        return story with
        {
            Actions = [.. actions, new StoryAction { Intent = intended, Step = step }],
            RequestIsOpen = false,
            State = compensates ? StoryState.Undoing : StoryState.Acting,
        };
    }

    private static IncidentStory Complete(IncidentStory story, ActionCompleted completed) =>
        Update(story, completed.IntentId, action => action with { Outcome = completed }) with
        {
            State = completed.Status == ActionStatus.Applied ? StoryState.Verifying : story.State,
        };

    private static IncidentStory Reconcile(IncidentStory story, ActionReconciled reconciled) => reconciled.State switch
    {
        ReconcileState.Applied => Complete(
            story, new ActionCompleted { IntentId = reconciled.IntentId, Status = ActionStatus.Applied, Message = "found done after an interruption" }),
        ReconcileState.NotStarted => story with { Actions = [.. story.Actions.Where(action => action.Intent.IntentId != reconciled.IntentId)] },
        _ => story,
    };

    private static IncidentStory Conclude(IncidentStory story, VerificationConcluded concluded)
    {
        var seen = Update(story, concluded.IntentId, action => action with { Verification = concluded });
        return seen with { State = concluded is { Operation: PermitOperation.Execute, Verdict: VerificationVerdict.Harm } ? StoryState.Undoing : StoryState.Looking };
    }

    private static IncidentStory Update(IncidentStory story, string intentId, Func<StoryAction, StoryAction> change) =>
        story with { Actions = [.. story.Actions.Select(action => action.Intent.IntentId == intentId ? change(action) : action)] };
}
