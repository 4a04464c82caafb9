namespace Autoheal.Simulation.Scheduling;

/// <summary>Why a node cannot take a pod.</summary>
/// <param name="Reason">In the scheduler's words.</param>
/// <param name="Resolvable">Whether it might be different without some of the node's pods.</param>
internal readonly record struct Refusal(string Reason, bool Resolvable);
