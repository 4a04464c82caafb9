using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Model;

/// <summary>A Deployment. Immutable.</summary>
public sealed class Deployment : ClusterObject
{
    /// <inheritdoc/>
    public override KubernetesResource Resource => KubernetesResources.Deployments;

    /// <summary>Gets the replicas that are wanted; 1 when the author did not say.</summary>
    public int Replicas { get; init; } = 1;

    /// <summary>Gets a value indicating whether its rollouts are paused.</summary>
    public bool Paused { get; init; }

    /// <summary>Gets how long a rollout may stand still, in seconds; 600 by default.</summary>
    public int ProgressDeadlineSeconds { get; init; } = 600;

    /// <summary>Gets a value indicating whether a rollout ends all old pods before it starts new ones.</summary>
    public bool Recreates { get; init; }

    /// <summary>Gets how many replicas may be missing during a rollout; a quarter, rounded down, by default.</summary>
    public int MaxUnavailable { get; init; }

    /// <summary>Gets which pods are its own.</summary>
    public LabelSelector Selector { get; init; } = LabelSelector.Nothing;

    /// <summary>Gets what its pods are made from.</summary>
    public PodTemplate Template { get; init; } = PodTemplate.Empty;

    /// <summary>Gets the generation that the status speaks of.</summary>
    public int ObservedGeneration { get; init; }

    /// <summary>Gets the pods that exist.</summary>
    public int CurrentReplicas { get; init; }

    /// <summary>Gets the pods that are of the current template.</summary>
    public int UpdatedReplicas { get; init; }

    /// <summary>Gets the pods that serve.</summary>
    public int ReadyReplicas { get; init; }

    /// <summary>Gets the pods that have served long enough.</summary>
    public int AvailableReplicas { get; init; }

    /// <summary>Gets the conditions.</summary>
    public IReadOnlyList<ObjectCondition> Conditions { get; init; } = [];

    /// <summary>Gets a value indicating whether every wanted pod exists, is of the current template and serves, and no other is left.</summary>
    public bool Complete => ObservedGeneration >= Metadata.Generation
        && UpdatedReplicas == Replicas && AvailableReplicas == Replicas && CurrentReplicas == Replicas;
}
