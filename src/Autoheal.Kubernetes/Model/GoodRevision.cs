namespace Autoheal.Kubernetes.Model;

/// <summary>A revision before the current one of a Deployment, StatefulSet or DaemonSet that is shown to have worked. Immutable.</summary>
internal sealed class GoodRevision
{
    /// <summary>Gets the ReplicaSet or ControllerRevision.</summary>
    public required ClusterObject Object { get; init; }

    public required long Number { get; init; }

    public required PodTemplate Template { get; init; }

    public required RevisionProof Proof { get; init; }

    /// <summary>Gets how long it stood before the next.</summary>
    public TimeSpan Stood { get; init; }

    /// <summary>Gets the pods of it that serve now.</summary>
    public int Serving { get; init; }

    public string Name => $"revision {Number}";
}
