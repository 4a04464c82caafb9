using Autoheal.Planning;

namespace Autoheal.Journal.Events;

/// <summary>A plan was made; no policy has judged it yet.</summary>
public sealed record PlanProposed : JournalEvent
{
    /// <summary>Gets the plan.</summary>
    public required RemediationPlan Plan { get; init; }

    /// <summary>Gets what was considered before and why it did not become the plan.</summary>
    public IReadOnlyList<PlanRefusal> Refusals { get; init; } = [];

    /// <summary>Gets whether each step's target was unhealthy by Controlled fields.</summary>
    public required bool TargetUnhealthy { get; init; }

    /// <summary>Gets the last change of the target by somebody who is not a known controller.</summary>
    public ObjectChange? LastChangeByPerson { get; init; }
}
