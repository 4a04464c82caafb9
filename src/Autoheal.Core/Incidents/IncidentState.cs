using System.Collections.Immutable;
using Autoheal.Approvals;
using Autoheal.Journal.Events;
using Autoheal.Reasoning;

namespace Autoheal.Incidents;

/// <summary>Everything that the pipeline knows of an incident: a pure fold over its records, never stored.</summary>
internal sealed record IncidentState
{
    public static IncidentState Empty { get; } = new();

    public string Id { get; init; } = "";

    public string ClusterId { get; init; } = "";

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

    /// <summary>Diagnoses since the world was last touched or a plan fell through; bounds repeated looking.</summary>
    public int Looks { get; init; }

    public PlanProposed? Proposal { get; init; }

    public PolicyDecided? Decision { get; init; }

    public ApprovalRequest? Request { get; init; }

    public ImmutableList<(ApprovalAnswered Answer, DateTimeOffset At)> Answers { get; init; } = [];

    /// <summary>How many requests people have been sent; names the next one.</summary>
    public int RequestCount { get; init; }

    public ImmutableList<ExecutionState> Executions { get; init; } = [];

    public ImmutableList<HypothesisSettled> Settled { get; init; } = [];

    /// <summary>Plans that fell through before anything was written.</summary>
    public int VoidedPlans { get; init; }

    public string? LastVoidCode { get; init; }

    /// <summary>Inbox items that have become events.</summary>
    public ImmutableHashSet<string> InboxItems { get; init; } = [];

    public IncidentEnd End { get; init; }

    public string EndSummary { get; init; } = "";

    public bool IsClosed => Phase == IncidentPhase.Closed;

    public ExecutionState? LastExecution => Executions.IsEmpty ? null : Executions[^1];

    /// <summary>Executed actions that verification did not find effective.</summary>
    public int FailedActions => Executions.Count(execution =>
        execution.Intent.Operation == Execution.PermitOperation.Execute
        && execution.Verdict is Verification.VerificationVerdict.Harm or Verification.VerificationVerdict.NoEffect);

    /// <summary>
    /// When the trouble began: at the opening, or when an alert says that it started. A second incident about one trouble so still
    /// knows what people did during the first.
    /// </summary>
    public DateTimeOffset BeganAt => Alerts.Values.Select(alert => alert.StartsAt).Append(OpenedAt).Min();

    public bool IsRefuted(CauseCode cause, ResourceRef @object) =>
        Settled.Any(settled => settled.Status == HypothesisStatus.Refuted && settled.Cause == cause && settled.Object.SamePlaceAs(@object));
}
