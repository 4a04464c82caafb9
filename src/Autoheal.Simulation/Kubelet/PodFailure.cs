namespace Autoheal.Simulation.Kubelet;

/// <summary>Why the kubelet gave a pod up.</summary>
/// <param name="Reason">The pod's reason, such as <c>Evicted</c>.</param>
/// <param name="Message">The pod's message.</param>
/// <param name="Disrupted">Whether it was the node's doing, not the pod's: it then has the condition DisruptionTarget.</param>
internal sealed record PodFailure(string Reason, string Message, bool Disrupted = false);
