namespace Autoheal.Kubernetes.Model;

/// <summary>
/// The API server refuses the pods that a controller wants to make for a workload: what rules about admission and quotas start from, for there is no
/// pod that could be in trouble. Immutable.
/// </summary>
public sealed class CreationRefusal
{
    /// <summary>Gets the Deployment, StatefulSet, DaemonSet, CronJob, Job or lone ReplicaSet whose pods are refused.</summary>
    public required ClusterObject Blamed { get; init; }

    /// <summary>Gets the object whose controller was refused: the ReplicaSet of a Deployment, else the workload itself.</summary>
    public required Workload Maker { get; init; }

    /// <summary>Gets what the pods would be made from.</summary>
    public required PodTemplate Template { get; init; }

    /// <summary>
    /// Gets the condition by which the controller says so; null when it keeps none, as those of StatefulSets, DaemonSets and Jobs, and only an Event and
    /// the missing pods tell of it.
    /// </summary>
    public ObjectCondition? Condition { get; init; }

    /// <summary>Gets the newest Event about it; null when there is none.</summary>
    public ClusterEvent? Event { get; init; }

    /// <summary>Gets what the server answered.</summary>
    public UntrustedText Answer => Condition?.Message is { IsEmpty: false } message ? message : Event?.Message ?? default;

    /// <summary>Gets the number of pods that are missing.</summary>
    public int Missing { get; init; }

    /// <summary>Gets since when, as far as can be told, in UTC.</summary>
    public DateTimeOffset Since { get; init; }
}
