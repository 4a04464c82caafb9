using Autoheal.Execution;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Policy;
using Autoheal.Verification;

namespace Autoheal.Incidents;

/// <summary>
/// State from records, nothing else: times, ids and random draws are in the events, so that the same records give the same state on
/// any machine at any time.
/// </summary>
internal static class IncidentFold
{
    public static IncidentState Apply(IncidentState state, JournalRecord record) =>
        Apply(state, JournalJson.Read(record), record.At, record.Causation) with
        {
            Version = record.Sequence,
            LastRecordAt = record.At > state.LastRecordAt ? record.At : state.LastRecordAt,
        };

    private static IncidentState Apply(IncidentState state, JournalEvent @event, DateTimeOffset at, string? causation) => @event switch
    {
        IncidentOpened opened => Open(state, opened, at),
        AlertAttached attached => Attach(state, attached),
        AlertChanged changed => Change(state, changed),
        ContextCollected => Enter(state, IncidentPhase.Reasoning, at),
        DiagnosisMade made => Enter(state, IncidentPhase.Planning, at) with { Diagnosis = made.Diagnosis, Looks = state.Looks + 1 },
        ObservationScheduled scheduled => Enter(state, IncidentPhase.Collecting, at) with { WakeAt = scheduled.At },
        HypothesisSettled settled => state with { Settled = state.Settled.Add(settled) },
        PlanProposed proposed => Enter(state, IncidentPhase.Judging, at) with { Proposal = proposed, Decision = null, Request = null, Answers = [] },
        PlanVoided voided => DropPlan(Enter(state, IncidentPhase.Collecting, at), voided.Code),
        PolicyDecided decided => Decide(state, decided, at),
        ApprovalRequested requested => Enter(state, IncidentPhase.AwaitingApproval, at) with
        {
            Request = requested.Request,
            RequestCount = state.RequestCount + 1,
        },
        ApprovalAnswered answered => Answer(state, answered, at, causation),
        ActionIntended intended => Intend(state, intended, at),
        ActionCompleted completed => Complete(state, completed, at),
        ActionReconciled reconciled => Reconcile(state, reconciled, at),
        VerificationConcluded concluded => Conclude(state, concluded, at),
        IncidentClosed closed => Enter(state, IncidentPhase.Closed, at) with { End = closed.End, EndSummary = closed.Summary },
        _ => state,
    };

    private static IncidentState Enter(IncidentState state, IncidentPhase phase, DateTimeOffset at) =>
        state with { Phase = phase, PhaseSince = at, WakeAt = null };

    private static IncidentState Open(IncidentState state, IncidentOpened opened, DateTimeOffset at) =>
        Enter(state, IncidentPhase.Collecting, at) with
        {
            Id = opened.IncidentId,
            ClusterId = opened.ClusterId,
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
        VoidedPlans = code is null ? state.VoidedPlans : state.VoidedPlans + 1,
        LastVoidCode = code,
    };

    private static IncidentState Decide(IncidentState state, PolicyDecided decided, DateTimeOffset at) => decided.Verdict switch
    {
        Verdict.Allow => Enter(state, IncidentPhase.Executing, at) with { Decision = decided },
        _ => state with { Decision = decided },
    };

    private static IncidentState Answer(IncidentState state, ApprovalAnswered answered, DateTimeOffset at, string? causation)
    {
        state = state with { InboxItems = state.InboxItems.Add(answered.InboxItem) };
        if (!answered.Counted || state.Request is null)
        {
            return state;
        }

        state = state with { Answers = state.Answers.Add((answered, at)) };
        var approvals = state.Answers.Where(entry => entry.Answer.Approve).Select(entry => entry.Answer.PersonId).Distinct().Count();
        return approvals >= state.Request.Requirement.Quorum ? Enter(state, IncidentPhase.Executing, at) : state;
    }

    private static IncidentState Intend(IncidentState state, ActionIntended intended, DateTimeOffset at)
    {
        var plan = intended.Operation == PermitOperation.Compensate
            ? state.Executions.Last(execution => execution.Intent.Operation == PermitOperation.Execute).Plan
            : state.Proposal!.Plan;
        return Enter(state, IncidentPhase.Reconciling, at) with
        {
            Executions = state.Executions.Add(new ExecutionState { Intent = intended, Plan = plan, IntendedAt = at }),
        };
    }

    private static IncidentState Complete(IncidentState state, ActionCompleted completed, DateTimeOffset at) =>
        Settle(state, completed.IntentId, completed.Status, at);

    private static IncidentState Reconcile(IncidentState state, ActionReconciled reconciled, DateTimeOffset at) =>
        reconciled.State switch
        {
            ReconcileState.Applied => Settle(state, reconciled.IntentId, ActionStatus.Applied, at),
            ReconcileState.NotStarted => RunAgain(Update(state, reconciled.IntentId, e => e with { Status = ActionStatus.Refused }), at),
            _ => Settle(state, reconciled.IntentId, ActionStatus.Unknown, at),
        };

    private static IncidentState RunAgain(IncidentState state, DateTimeOffset at) =>
        Enter(
            state,
            state.LastExecution!.Intent.Operation == PermitOperation.Compensate ? IncidentPhase.Compensating : IncidentPhase.Executing,
            at);

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

    private static IncidentState Conclude(IncidentState state, VerificationConcluded concluded, DateTimeOffset at)
    {
        state = Update(state, concluded.IntentId, execution => execution with { Verdict = concluded.Verdict });
        return concluded switch
        {
            { Operation: PermitOperation.Compensate } => DropPlan(Enter(state, IncidentPhase.Collecting, at), code: null),
            { Verdict: VerificationVerdict.Harm } => Enter(state, IncidentPhase.Compensating, at),
            { Verdict: VerificationVerdict.NoEffect } when CanUndoQuietly(state) => Enter(state, IncidentPhase.Compensating, at),
            _ => DropPlan(Enter(state, IncidentPhase.Collecting, at), code: null),
        };
    }

    private static bool CanUndoQuietly(IncidentState state) =>
        state.LastExecution!.Action.Compensation is { Available: true, Disturbs: false };

    private static IncidentState Update(IncidentState state, string intentId, Func<ExecutionState, ExecutionState> change)
    {
        var index = state.Executions.FindLastIndex(execution => execution.Intent.IntentId == intentId);
        return index < 0 ? state : state with { Executions = state.Executions.SetItem(index, change(state.Executions[index])) };
    }
}
