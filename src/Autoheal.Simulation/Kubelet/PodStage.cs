namespace Autoheal.Simulation.Kubelet;

/// <summary>Where a pod stands in its life on a node.</summary>
internal enum PodStage
{
    Volumes,
    Sandbox,
    Containers,

    /// <summary>Its containers are being stopped.</summary>
    Stopping,

    /// <summary>The kubelet is done with it.</summary>
    Gone,
}
