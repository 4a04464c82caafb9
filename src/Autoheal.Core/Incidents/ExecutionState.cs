using Autoheal.Execution;
using Autoheal.Journal.Events;
using Autoheal.Planning;
using Autoheal.Policy;
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

    /// <summary>Whether it is a part of an action that was watched to the end, so that the next may begin.</summary>
    public bool Passed { get; init; }

    /// <summary>Whether what it changed has been restored.</summary>
    public bool Undone { get; init; }

    /// <summary>What people were asked for; null when nobody was.</summary>
    public ApprovalRequirement? Requirement { get; init; }

    /// <summary>The facts that the step was decided on.</summary>
    public DecisionFacts? Facts { get; init; }

    /// <summary>Whether the target was unhealthy when the plan was made.</summary>
    public bool? TargetUnhealthy { get; init; }

    public PlannedAction Action => Plan.Steps[Intent.Step];

    public bool IsOpen => Status is null;
}
