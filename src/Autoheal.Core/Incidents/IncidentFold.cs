using Autoheal.Execution;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Policy;

namespace Autoheal.Incidents;

/// <summary>
/// State from records, nothing else: times, ids and random draws are in the events, so that the same records give the same state on
/// any machine at any time.
/// </summary>
internal static partial class IncidentFold
{
    public static IncidentState Apply(IncidentState state, JournalRecord record) =>
        Apply(state, JournalJson.Read(record), record.At, record.Causation) with
        {
            Version = record.Sequence,
            LastRecordAt = record.At > state.LastRecordAt ? record.At : state.LastRecordAt,
        };

    /// <summary>What an event would make of the state once it is a record.</summary>
    public static IncidentState Apply(IncidentState state, JournalEvent @event, DateTimeOffset at) => Apply(state, @event, at, causation: null);

    private static IncidentState Apply(IncidentState state, JournalEvent @event, DateTimeOffset at, string? causation) => @event switch
    {
        IncidentOpened opened => Open(state, opened, at),
        AlertAttached attached => LookAgain(Attach(state, attached), at),
        AlertChanged changed => changed.Resolved ? Change(state, changed) : LookAgain(Change(state, changed), at),
        ContextCollected => Enter(state, IncidentPhase.Reasoning, at),
        DiagnosisMade made => Enter(state, IncidentPhase.Planning, at) with
        {
            Diagnosis = made.Diagnosis,
            DiagnosisSequence = state.Version + 1,
            Looks = state.Looks + 1,
        },
        ObservationScheduled scheduled => Enter(state, IncidentPhase.Collecting, at) with { WakeAt = scheduled.At },
        HypothesisSettled settled => state with { Settled = state.Settled.Add(settled) },
        PlanProposed proposed => Enter(state, IncidentPhase.Judging, at) with { Proposal = proposed, Decision = null, Request = null, Answers = [], Pursuit = null },
        PlanAbsent => state with { Pursuit = null },
        PlanVoided voided => DropPlan(Enter(state, IncidentPhase.Collecting, at), voided.Code),
        PolicyDecided decided => Decide(state, decided, at),
        ApprovalRequested requested => Enter(state, IncidentPhase.AwaitingApproval, at) with
        {
            Request = requested.Request,
            RequestCount = state.RequestCount + 1,
            RevokedBy = [],
            Reminded = false,
            RequestEscalated = false,
        },
        ApprovalAnswered answered => Answer(state, answered, at, causation),
        ApprovalRevoked revoked => Revoke(state, revoked, at),
        ApprovalReminded => state with { Reminded = true },
        ApprovalEscalated => state with { Reminded = true, RequestEscalated = true },
        CommandGiven given => Command(state, given, at),
        ShadowPlanned planned => Enter(state, IncidentPhase.Shadowing, at) with { Shadow = planned },
        ShadowWatched watched => state with { ShadowWatch = watched },
        ActionIntended intended => Intend(state, intended, at),
        ActionCompleted completed => Complete(state, completed, at),
        ActionReconciled reconciled => Reconcile(state, reconciled, at),
        VerificationConcluded concluded => Conclude(state, concluded, at),
        StagePassed passed => Enter(Update(state, passed.IntentId, execution => execution with { Passed = true }), IncidentPhase.Executing, at),
        StagesStopped stopped => StopStages(state, stopped, at),
        RevertScheduled scheduled => Enter(state, IncidentPhase.Holding, at) with { Revert = scheduled },
        RevertAbandoned abandoned => state with { Revert = null, AbandonedReverts = state.AbandonedReverts.Add(abandoned.PlanHash) },
        IncidentClosed closed => Enter(state, IncidentPhase.Closed, at) with { End = closed.End, EndSummary = closed.Summary },
        _ => state,
    };

    private static IncidentState Enter(IncidentState state, IncidentPhase phase, DateTimeOffset at) =>
        state with { Phase = Permitted(state, phase), PhaseSince = at, WakeAt = null };

    private static IncidentState Open(IncidentState state, IncidentOpened opened, DateTimeOffset at) =>
        Enter(state, opened.Undo is null ? IncidentPhase.Collecting : IncidentPhase.Planning, at) with
        {
            Id = opened.IncidentId,
            Undo = opened.Undo,
            ClusterId = opened.ClusterId,
            Cluster = opened.Cluster,
            GroupKey = opened.GroupKey,
            Subject = opened.Subject,
            Environment = opened.Environment,
            OpenedAt = at,
        };

    private static IncidentState Attach(IncidentState state, AlertAttached attached) => state with
    {
        Alerts = state.Alerts.SetItem(attached.Fingerprint, new AlertState
        {
            Fingerprint = attached.Fingerprint,
            Name = attached.Name,
            StartsAt = attached.StartsAt,
            Measured = attached.Measured,
            Resources = attached.Resources,
            BoundNamespaces = attached.BoundNamespaces,
        }),
    };

    private static IncidentState Change(IncidentState state, AlertChanged changed) =>
        state.Alerts.TryGetValue(changed.Fingerprint, out var alert)
            ? state with { Alerts = state.Alerts.SetItem(changed.Fingerprint, alert with { Resolved = changed.Resolved }) }
            : state;

    private static IncidentState DropPlan(IncidentState state, string? code) => state with
    {
        Proposal = null,
        Decision = null,
        Request = null,
        Answers = [],
        Looks = 0,
        Pursuit = null,
        VoidedPlans = code is null or VoidCodes.Taken or VoidCodes.Pursued ? state.VoidedPlans : state.VoidedPlans + 1,
        LastVoidCode = code,
    };

    private static IncidentState Decide(IncidentState state, PolicyDecided decided, DateTimeOffset at) => decided.Verdict switch
    {
        Verdict.Allow => Enter(state, IncidentPhase.Executing, at) with { Decision = decided },
        _ => state with { Decision = decided },
    };

    private static IncidentState Complete(IncidentState state, ActionCompleted completed, DateTimeOffset at) =>
        Settle(state, completed.IntentId, completed.Status, at);

    private static IncidentState Reconcile(IncidentState state, ActionReconciled reconciled, DateTimeOffset at) =>
        reconciled.State switch
        {
            ReconcileState.Applied => Settle(state, reconciled.IntentId, ActionStatus.Applied, at),
            ReconcileState.NotStarted => RunAgain(Update(state, reconciled.IntentId, e => e with { Status = ActionStatus.Refused }), at),
            _ => Settle(state, reconciled.IntentId, ActionStatus.Unknown, at),
        };

    /// <summary>The end of a temporary change is nothing urgent: it waits to be permitted again. An undo that a person asked for is begun as an action is.</summary>
    private static IncidentState RunAgain(IncidentState state, DateTimeOffset at) => state.LastExecution!.Intent switch
    {
        { Reverts: true } => Enter(state, IncidentPhase.Holding, at) with { UndoHash = null },
        { Operation: PermitOperation.Compensate } when state.Undo is null => Enter(state, IncidentPhase.Compensating, at),
        _ => Enter(state, IncidentPhase.Executing, at),
    };

    private static IncidentState Settle(IncidentState state, string intentId, ActionStatus status, DateTimeOffset at)
    {
        state = Update(state, intentId, execution => execution with
        {
            Status = status,
            AppliedAt = status == ActionStatus.Applied ? at : null,
        });
        var compensation = state.LastExecution!.Intent.Operation == PermitOperation.Compensate;
        return status switch
        {
            ActionStatus.Applied when compensation => Enter(state, IncidentPhase.VerifyingCompensation, at),
            ActionStatus.Applied => Enter(state, IncidentPhase.Verifying, at),
            _ => state,
        };
    }

    private static IncidentState Update(IncidentState state, string intentId, Func<ExecutionState, ExecutionState> change)
    {
        var index = state.Executions.FindLastIndex(execution => execution.Intent.IntentId == intentId);
        return index < 0 ? state : state with { Executions = state.Executions.SetItem(index, change(state.Executions[index])) };
    }
}
