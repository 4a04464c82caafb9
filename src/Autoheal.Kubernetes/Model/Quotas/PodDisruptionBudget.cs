using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Model;

/// <summary>A PodDisruptionBudget. Immutable.</summary>
public sealed class PodDisruptionBudget : ClusterObject
{
    /// <inheritdoc/>
    public override KubernetesResource Resource => KubernetesResources.PodDisruptionBudgets;

    /// <summary>Gets which pods it protects.</summary>
    public LabelSelector Selector { get; init; } = LabelSelector.Nothing;

    /// <summary>Gets how many must stay, as the author wrote it: a number or a percentage; empty when not said.</summary>
    public string MinAvailable { get; init; } = "";

    /// <summary>Gets how many may go, as the author wrote it: a number or a percentage; empty when not said.</summary>
    public string MaxUnavailable { get; init; } = "";

    /// <summary>Gets how many of them may be evicted now.</summary>
    public int DisruptionsAllowed { get; init; }

    /// <summary>Gets how many serve.</summary>
    public int CurrentHealthy { get; init; }

    /// <summary>Gets how many must serve.</summary>
    public int DesiredHealthy { get; init; }

    /// <summary>Gets how many it counts.</summary>
    public int ExpectedPods { get; init; }

    /// <summary>Gets the conditions.</summary>
    public IReadOnlyList<ObjectCondition> Conditions { get; init; } = [];
}
