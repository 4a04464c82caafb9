using Autoheal.Execution;
using Autoheal.Incidents;
using Autoheal.Journal.Events;
using Autoheal.Policy;
using Autoheal.Verification;

namespace Autoheal.Learning.Autonomy;

/// <summary>Which of an incident's events say how an action ended. Only what was verified counts, never what anybody claims.</summary>
internal static class AutonomyOutcomes
{
    /// <summary>The execution that has come to an end, and how; null when none has.</summary>
    public static (ExecutionState Execution, AutonomyOutcome Outcome)? FindExecuted(IncidentState state, IReadOnlyList<JournalEvent> events)
    {
        foreach (var @event in events)
        {
            if (OutcomeOf(@event) is { } outcome
                && state.Executions.FindLast(execution => execution.Intent.Operation == PermitOperation.Execute) is { } executed)
            {
                return (executed, outcome);
            }
        }

        return null;
    }

    /// <summary>Whether the events of an incident that a person opened to undo an action say that it was written back, whatever was seen of it then.</summary>
    public static bool IsUndone(IReadOnlyList<JournalEvent> events) => events.Any(@event => @event is VerificationConcluded { Operation: PermitOperation.Compensate });

    /// <summary>Whether people did the same as would have been done; null when nothing was compared, or nobody did anything to compare with.</summary>
    public static AutonomyOutcome? FindCompared(IReadOnlyList<JournalEvent> events) => events.OfType<ShadowCompared>().FirstOrDefault()?.Match switch
    {
        ShadowMatch.Same => AutonomyOutcome.Succeeded,
        ShadowMatch.Other or ShadowMatch.NotNeeded => AutonomyOutcome.Failed,
        _ => null,
    };

    private static AutonomyOutcome? OutcomeOf(JournalEvent @event) => @event switch
    {
        VerificationConcluded { Operation: PermitOperation.Compensate, Verdict: VerificationVerdict.Effect } => null,
        VerificationConcluded { Operation: PermitOperation.Compensate } => AutonomyOutcome.Harmed,
        VerificationConcluded { Verdict: VerificationVerdict.Effect } => AutonomyOutcome.Succeeded,
        VerificationConcluded { Verdict: VerificationVerdict.NoEffect } => AutonomyOutcome.Failed,
        VerificationConcluded => AutonomyOutcome.Harmed,
        ActionReconciled { State: ReconcileState.Unknown } => AutonomyOutcome.Failed,
        _ => null,
    };
}
