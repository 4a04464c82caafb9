using Autoheal.Execution;
using Autoheal.Journal.Events;
using Autoheal.Policy;
using Autoheal.Verification;

namespace Autoheal.Incidents;

/// <content>Actions that begin, stages between them, and what is undone.</content>
internal static partial class IncidentFold
{
    private static IncidentState Intend(IncidentState state, ActionIntended intended, DateTimeOffset at) =>
        Enter(state, IncidentPhase.Reconciling, at) with
        {
            UndoHash = intended.Operation == PermitOperation.Compensate && state.Undo is null ? intended.PlanHash : null,
            Executions = state.Executions.Add(Begin(state, intended, at)),
        };

    private static ExecutionState Begin(IncidentState state, ActionIntended intended, DateTimeOffset at)
    {
        if (intended.Operation == PermitOperation.Compensate && state.Undo is null)
        {
            var done = state.Executions.FindLast(execution => execution.Intent.IntentId == intended.Undoes)
                ?? state.Executions.Last(execution => execution.Intent.Operation == PermitOperation.Execute);
            return new ExecutionState { Intent = intended, Plan = done.Plan, IntendedAt = at };
        }

        var proposal = state.Proposal!;
        return new ExecutionState
        {
            Intent = intended,
            Plan = state.Decision is { } decided ? PolicyStage.Bind(proposal.Plan, decided.Obligations) : proposal.Plan,
            IntendedAt = at,
            Requirement = state.Request?.Requirement,
            Facts = state.Decision?.Facts?.ElementAtOrDefault(intended.Step),
            TargetUnhealthy = proposal.TargetUnhealthy,
        };
    }

    private static IncidentState Conclude(IncidentState state, VerificationConcluded concluded, DateTimeOffset at)
    {
        state = Update(state, concluded.IntentId, execution => execution with { Verdict = concluded.Verdict });
        return concluded switch
        {
            { Operation: PermitOperation.Compensate } => Restore(state, concluded, at),
            { Verdict: VerificationVerdict.Harm } => Undo(state, state.LastExecution!.Intent.PlanHash, at),
            { Verdict: VerificationVerdict.NoEffect } when CanUndoQuietly(state) => Undo(state, state.LastExecution!.Intent.PlanHash, at),
            _ => DropPlan(Enter(state, IncidentPhase.Collecting, at), code: null),
        };
    }

    private static IncidentState StopStages(IncidentState state, StagesStopped stopped, DateTimeOffset at) =>
        stopped.Undo ? Undo(state, stopped.PlanHash, at) : state;

    private static IncidentState Undo(IncidentState state, string planHash, DateTimeOffset at) =>
        Enter(state, IncidentPhase.Compensating, at) with { UndoHash = planHash };

    /// <summary>One part is restored; the one before it is next.</summary>
    private static IncidentState Restore(IncidentState state, VerificationConcluded concluded, DateTimeOffset at)
    {
        var undone = state.Executions.FindLast(execution => execution.Intent.IntentId == concluded.IntentId)?.Intent.Undoes;
        if (undone is not null && concluded.Verdict == VerificationVerdict.Effect)
        {
            state = Update(state, undone, execution => execution with { Undone = true });
            if (state.NextToUndo is not null)
            {
                return Enter(state, IncidentPhase.Compensating, at);
            }
        }

        return DropPlan(Enter(state, IncidentPhase.Collecting, at), code: null) with { UndoHash = null };
    }

    /// <summary>Trouble while a temporary change is held: it is looked at like any other, and the change waits until that is settled.</summary>
    private static IncidentState LookAgain(IncidentState state, DateTimeOffset at) => state.Phase == IncidentPhase.Holding
        ? Enter(state, IncidentPhase.Collecting, at) with { Revert = null, Looks = 0 }
        : state;

    private static bool CanUndoQuietly(IncidentState state) =>
        state.LastExecution!.Action.Compensation is { Available: true, Disturbs: false };
}
