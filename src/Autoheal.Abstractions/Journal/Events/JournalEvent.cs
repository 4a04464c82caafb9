using System.Text.Json.Serialization;

namespace Autoheal.Journal.Events;

/// <summary>
/// What a journal record says. The short names are the persisted vocabulary: they never change their meaning, and a name that this
/// version does not know is read as <see cref="UnknownEvent"/>. <c>docs/events.md</c> lists all with their streams.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(IncidentOpened), "incident.opened")]
[JsonDerivedType(typeof(IncidentEscalated), "incident.escalated")]
[JsonDerivedType(typeof(IncidentClosed), "incident.closed")]
[JsonDerivedType(typeof(AlertAttached), "alert.attached")]
[JsonDerivedType(typeof(AlertChanged), "alert.changed")]
[JsonDerivedType(typeof(AlertCounted), "alert.counted")]
[JsonDerivedType(typeof(ContextCollected), "context.collected")]
[JsonDerivedType(typeof(DiagnosisMade), "diagnosis.made")]
[JsonDerivedType(typeof(ObservationScheduled), "observation.scheduled")]
[JsonDerivedType(typeof(HypothesisSettled), "hypothesis.settled")]
[JsonDerivedType(typeof(PlanProposed), "plan.proposed")]
[JsonDerivedType(typeof(PlanAbsent), "plan.absent")]
[JsonDerivedType(typeof(PlanVoided), "plan.voided")]
[JsonDerivedType(typeof(PolicyDecided), "policy.decided")]
[JsonDerivedType(typeof(ApprovalRequested), "approval.requested")]
[JsonDerivedType(typeof(ApprovalAnswered), "approval.answered")]
[JsonDerivedType(typeof(ApprovalRevoked), "approval.revoked")]
[JsonDerivedType(typeof(ApprovalReminded), "approval.reminded")]
[JsonDerivedType(typeof(ApprovalEscalated), "approval.escalated")]
[JsonDerivedType(typeof(CommandGiven), "command.given")]
[JsonDerivedType(typeof(ShadowPlanned), "shadow.planned")]
[JsonDerivedType(typeof(ShadowWatched), "shadow.watched")]
[JsonDerivedType(typeof(ShadowCompared), "shadow.compared")]
[JsonDerivedType(typeof(ActionRefused), "action.refused")]
[JsonDerivedType(typeof(ActionIntended), "action.intended")]
[JsonDerivedType(typeof(ActionCompleted), "action.completed")]
[JsonDerivedType(typeof(ActionReconciled), "action.reconciled")]
[JsonDerivedType(typeof(VerificationConcluded), "verification.concluded")]
[JsonDerivedType(typeof(StagePassed), "stage.passed")]
[JsonDerivedType(typeof(StagesStopped), "stage.stopped")]
[JsonDerivedType(typeof(RevertScheduled), "revert.scheduled")]
[JsonDerivedType(typeof(RevertAbandoned), "revert.abandoned")]
[JsonDerivedType(typeof(DriftRecorded), "drift.recorded")]
[JsonDerivedType(typeof(ControlChanged), "control.changed")]
[JsonDerivedType(typeof(LimitReserved), "limit.reserved")]
[JsonDerivedType(typeof(AutonomyObserved), "autonomy.observed")]
[JsonDerivedType(typeof(GrantGiven), "grant.given")]
[JsonDerivedType(typeof(GrantRevoked), "grant.revoked")]
[JsonDerivedType(typeof(AutonomyChanged), "autonomy.changed")]
[JsonDerivedType(typeof(AutonomyDemoted), "autonomy.demoted")]
public abstract record JournalEvent
{
    private protected JournalEvent()
    {
    }
}
