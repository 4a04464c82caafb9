namespace Autoheal.Simulation.Kubelet;

/// <summary>Where a pod stands in its life on a node.</summary>
internal enum PodStage
{
    Volumes,
    Sandbox,
    Containers,
    Stopping,
    Gone,
}
