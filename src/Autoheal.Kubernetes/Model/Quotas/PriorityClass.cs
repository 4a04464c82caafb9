using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Model;

/// <summary>A PriorityClass. Immutable.</summary>
public sealed class PriorityClass : ClusterObject
{
    /// <inheritdoc/>
    public override KubernetesResource Resource => KubernetesResources.PriorityClasses;

    /// <summary>Gets the priority.</summary>
    public int Value { get; init; }

    /// <summary>Gets a value indicating whether pods that name no class get this one.</summary>
    public bool GlobalDefault { get; init; }

    /// <summary>Gets a value indicating whether its pods put others out.</summary>
    public bool Preempts { get; init; } = true;
}
