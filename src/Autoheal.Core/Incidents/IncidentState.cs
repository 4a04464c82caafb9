using System.Collections.Immutable;
using Autoheal.Approvals;
using Autoheal.Execution.Staging;
using Autoheal.Journal.Events;
using Autoheal.Reasoning;

namespace Autoheal.Incidents;

/// <summary>Everything that the pipeline knows of an incident: a pure fold over its records, never stored.</summary>
internal sealed record IncidentState
{
    public static IncidentState Empty { get; } = new();

    public string Id { get; init; } = "";

    public string ClusterId { get; init; } = "";

    /// <summary>The operator's name for the cluster when the incident was opened, for people; null on a host with one cluster.</summary>
    public string? Cluster { get; init; }

    public string GroupKey { get; init; } = "";

    public ResourceRef? Subject { get; init; }

    public string Environment { get; init; } = Policy.Environments.Production;

    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>The sequence of the last folded record.</summary>
    public long Version { get; init; }

    /// <summary>The latest time that a record bears: a clock that was set back does not take it back.</summary>
    public DateTimeOffset LastRecordAt { get; init; }

    public IncidentPhase Phase { get; init; }

    /// <summary>When the phase was entered.</summary>
    public DateTimeOffset PhaseSince { get; init; }

    /// <summary>Nothing is to be done before this time.</summary>
    public DateTimeOffset? WakeAt { get; init; }

    public ImmutableDictionary<string, AlertState> Alerts { get; init; } = ImmutableDictionary<string, AlertState>.Empty;

    public Diagnosis? Diagnosis { get; init; }

    /// <summary>The sequence of the record that holds <see cref="Diagnosis"/>: what a person who chooses from it has to repeat.</summary>
    public long? DiagnosisSequence { get; init; }

    /// <summary>Diagnoses since the world was last touched or a plan fell through; bounds repeated looking.</summary>
    public int Looks { get; init; }

    public PlanProposed? Proposal { get; init; }

    public PolicyDecided? Decision { get; init; }

    public ApprovalRequest? Request { get; init; }

    public ImmutableList<(ApprovalAnswered Answer, DateTimeOffset At)> Answers { get; init; } = [];

    /// <summary>Who took back an approval of the request.</summary>
    public ImmutableHashSet<string> RevokedBy { get; init; } = [];

    /// <summary>Whether those who were asked have been reminded of the request.</summary>
    public bool Reminded { get; init; }

    /// <summary>Whether others have been told of the request.</summary>
    public bool RequestEscalated { get; init; }

    /// <summary>How many requests people have been sent; names the next one.</summary>
    public int RequestCount { get; init; }

    /// <summary>What would have been done, and the images to compare with; null unless the plan runs in the shadow.</summary>
    public ShadowPlanned? Shadow { get; init; }

    public ShadowWatched? ShadowWatch { get; init; }

    public ImmutableList<ExecutionState> Executions { get; init; } = [];

    public ImmutableList<HypothesisSettled> Settled { get; init; } = [];

    /// <summary>Plans that fell through before anything was written.</summary>
    public int VoidedPlans { get; init; }

    public string? LastVoidCode { get; init; }

    /// <summary>The plan whose parts are being undone, last one first; null when none is.</summary>
    public string? UndoHash { get; init; }

    /// <summary>The temporary change that is waited for, or being reverted; null when there is none.</summary>
    public RevertScheduled? Revert { get; init; }

    /// <summary>Plans whose temporary change stays, because it could not be reverted.</summary>
    public ImmutableHashSet<string> AbandonedReverts { get; init; } = [];

    /// <summary>Inbox items that have become events.</summary>
    public ImmutableHashSet<string> InboxItems { get; init; } = [];

    /// <summary>What the incident is to undo; null for one that alerts opened.</summary>
    public UndoneAction? Undo { get; init; }

    /// <summary>The incidents that undo actions of this one, by the action's intent.</summary>
    public ImmutableDictionary<string, string> Undos { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Who works on it instead of Autoheal; null while nobody has taken it.</summary>
    public string? TakenBy { get; init; }

    /// <summary>Until when nothing new begins; null when nobody holds it.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    public string? HeldBy { get; init; }

    /// <summary>The hypothesis that a person wants planned for next, and the person.</summary>
    public (int Rank, string PersonId)? Pursuit { get; init; }

    public IncidentEnd End { get; init; }

    public string EndSummary { get; init; } = "";

    public bool IsClosed => Phase == IncidentPhase.Closed;

    /// <summary>An action is being carried out, looked up, watched or undone, or some of its parts are in place and the next is due.</summary>
    public bool IsAtWork => Phase is IncidentPhase.Reconciling or IncidentPhase.Verifying or IncidentPhase.Compensating or IncidentPhase.VerifyingCompensation
        || (Phase == IncidentPhase.Executing && StageProgress.Passed(this).Count > 0);

    public ExecutionState? LastExecution => Executions.IsEmpty ? null : Executions[^1];

    /// <summary>The last write of the plan that is being undone which is still in place; null when there is none.</summary>
    public ExecutionState? NextToUndo => UndoHash is null ? null : FindInPlace(UndoHash);

    /// <summary>Executed actions that verification did not find effective.</summary>
    public int FailedActions => Executions.Count(execution =>
        execution.Intent.Operation == Execution.PermitOperation.Execute
        && execution.Verdict is Verification.VerificationVerdict.Harm or Verification.VerificationVerdict.NoEffect);

    /// <summary>
    /// When the trouble began: at the opening, or when an alert says that it started. A second incident about one trouble so still
    /// knows what people did during the first.
    /// </summary>
    public DateTimeOffset BeganAt => Alerts.Values.Select(alert => alert.StartsAt).Append(OpenedAt).Min();

    /// <summary>The last write of a plan that has not been undone; null when there is none.</summary>
    public ExecutionState? FindInPlace(string planHash) => Executions.FindLast(execution =>
        execution is { Status: Execution.ActionStatus.Applied, Undone: false } && execution.Intent.Operation == Execution.PermitOperation.Execute
        && execution.Intent.PlanHash == planHash);

    public bool IsRefuted(CauseCode cause, ResourceRef @object) =>
        Settled.Any(settled => settled.Status == HypothesisStatus.Refuted && settled.Cause == cause && settled.Object.SamePlaceAs(@object));
}
