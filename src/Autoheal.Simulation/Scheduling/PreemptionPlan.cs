using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Scheduling;

/// <summary>What preemption came to: a node and the pods that must leave it, or why there is none.</summary>
internal sealed record PreemptionPlan
{
    /// <summary>The node on which there will be room; null when there is none.</summary>
    public string? Node { get; init; }

    public IReadOnlyList<StoredObject> Victims { get; init; } = [];

    /// <summary>Why nothing is preempted; empty when something is.</summary>
    public string Message { get; init; } = "";
}
