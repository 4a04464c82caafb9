using Autoheal.Policy;

namespace Autoheal.Journal.Events;

/// <summary>The gate judged the plan.</summary>
public sealed record PolicyDecided : JournalEvent
{
    /// <summary>Gets the hash of the plan with the obligations attached.</summary>
    public required string PlanHash { get; init; }

    /// <summary>Gets the verdict on the whole plan: the strictest over its steps.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Gets the decision in one sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>Gets what each policy said.</summary>
    public required IReadOnlyList<PolicyReason> Reasons { get; init; }

    /// <summary>Gets the conditions attached to each step, by index.</summary>
    public required IReadOnlyList<IReadOnlyList<Obligation>> Obligations { get; init; }

    /// <summary>Gets who must approve; null unless people have to.</summary>
    public ApprovalRequirement? Approval { get; init; }

    /// <summary>Gets the version of the set of policies.</summary>
    public required string PolicyVersion { get; init; }

    /// <summary>Gets the actions already reserved against the workload within the last hour.</summary>
    public int? ActionsOnWorkloadLastHour { get; init; }

    /// <summary>Gets the hourly limit that the reservation counts against.</summary>
    public int? WorkloadLimitPerHour { get; init; }

    /// <summary>Gets the facts of the decision on each step; null in records of earlier versions.</summary>
    public IReadOnlyList<DecisionFacts>? Facts { get; init; }
}
