namespace Autoheal.Kubernetes.Model;

/// <summary>What makes and keeps pods: Deployments, ReplicaSets, StatefulSets, DaemonSets and Jobs. Immutable.</summary>
public abstract class Workload : ClusterObject
{
    private protected Workload()
    {
    }

    /// <summary>Gets the pods that are wanted: 1 when the author did not say; of a DaemonSet one a fitting node, of a Job its parallelism.</summary>
    public int Replicas { get; init; } = 1;

    /// <summary>Gets which pods are its own.</summary>
    public LabelSelector Selector { get; init; } = LabelSelector.Nothing;

    /// <summary>Gets what its pods are made from.</summary>
    public PodTemplate Template { get; init; } = PodTemplate.Empty;

    /// <summary>Gets how long a pod must serve before it counts as available, in seconds.</summary>
    public int MinReadySeconds { get; init; }

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
}
