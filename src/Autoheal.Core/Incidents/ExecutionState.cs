using Autoheal.Execution;
using Autoheal.Journal.Events;
using Autoheal.Planning;
using Autoheal.Verification;

namespace Autoheal.Incidents;

/// <summary>One intent and what became of it, folded.</summary>
internal sealed record ExecutionState
{
    public required ActionIntended Intent { get; init; }

    public required RemediationPlan Plan { get; init; }

    public required DateTimeOffset IntendedAt { get; init; }

    /// <summary>When it was known that the write had happened; verification counts from here.</summary>
    public DateTimeOffset? AppliedAt { get; init; }

    /// <summary>Null while nobody knows.</summary>
    public ActionStatus? Status { get; init; }

    public VerificationVerdict Verdict { get; init; }

    public PlannedAction Action => Plan.Steps[Intent.Step];

    public bool IsOpen => Status is null;
}
