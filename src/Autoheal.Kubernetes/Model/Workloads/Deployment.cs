using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Model;

/// <summary>A Deployment. Immutable.</summary>
public sealed class Deployment : Workload
{
    /// <inheritdoc/>
    public override KubernetesResource Resource => KubernetesResources.Deployments;

    /// <summary>Gets a value indicating whether its rollouts are paused.</summary>
    public bool Paused { get; init; }

    /// <summary>Gets how long a rollout may stand still, in seconds; 600 by default.</summary>
    public int ProgressDeadlineSeconds { get; init; } = 600;

    /// <summary>Gets a value indicating whether a rollout ends all old pods before it starts new ones.</summary>
    public bool Recreates { get; init; }

    /// <summary>Gets how many replicas may be missing during a rollout; a quarter, rounded down, by default.</summary>
    public int MaxUnavailable { get; init; }

    /// <summary>Gets how many pods a rollout may make beyond those that are wanted; a quarter, rounded up, by default.</summary>
    public int MaxSurge { get; init; }

    /// <summary>Gets a value indicating whether every wanted pod exists, is of the current template and serves, and no other is left.</summary>
    public bool Complete => ObservedGeneration >= Metadata.Generation
        && UpdatedReplicas == Replicas && AvailableReplicas == Replicas && CurrentReplicas == Replicas;
}
