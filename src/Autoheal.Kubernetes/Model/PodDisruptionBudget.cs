using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Model;

/// <summary>A PodDisruptionBudget. Immutable.</summary>
public sealed class PodDisruptionBudget : ClusterObject
{
    /// <inheritdoc/>
    public override KubernetesResource Resource => KubernetesResources.PodDisruptionBudgets;

    /// <summary>Gets which pods it protects.</summary>
    public LabelSelector Selector { get; init; } = LabelSelector.Nothing;

    /// <summary>Gets how many of them may be evicted now.</summary>
    public int DisruptionsAllowed { get; init; }
}
