using Autoheal.Journal.Events;
using Autoheal.Planning;

namespace Autoheal.Incidents;

/// <summary>What <see cref="IncidentPreview"/> would propose, and what policy says to it. Nothing in it can be executed.</summary>
public sealed record PreviewedPlan
{
    /// <summary>Gets the plan; null when nothing suggested can run.</summary>
    public RemediationPlan? Plan { get; init; }

    /// <summary>Gets what was considered before it, and why it was not taken.</summary>
    public required IReadOnlyList<PlanRefusal> Refusals { get; init; }

    /// <summary>Gets the decision; null without a plan.</summary>
    public PolicyDecided? Decision { get; init; }

    /// <summary>Gets how long planning and judging took.</summary>
    public required TimeSpan PlanTime { get; init; }
}
