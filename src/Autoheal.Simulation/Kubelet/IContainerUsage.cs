namespace Autoheal.Simulation.Kubelet;

/// <summary>What the nodes' resource metrics know.</summary>
internal interface IContainerUsage
{
    /// <summary>The container's present use; null when it does not run.</summary>
    ContainerUsage? Of(string ns, string pod, string container);
}
