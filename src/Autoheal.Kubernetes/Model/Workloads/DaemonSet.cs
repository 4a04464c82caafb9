using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Model;

/// <summary>A DaemonSet. <see cref="Workload.Replicas"/> is the number of nodes that should run it. Immutable.</summary>
public sealed class DaemonSet : Workload
{
    /// <inheritdoc/>
    public override KubernetesResource Resource => KubernetesResources.DaemonSets;

    /// <summary>Gets the nodes that run it though they should not.</summary>
    public int Misscheduled { get; init; }

    /// <summary>Gets the nodes on which it should serve and does not.</summary>
    public int Unavailable { get; init; }

    /// <summary>Gets how pods are replaced: <c>RollingUpdate</c> or <c>OnDelete</c>.</summary>
    public string UpdateStrategy { get; init; } = "RollingUpdate";
}
