namespace Autoheal.Kubernetes.Model;

/// <summary>One revision of a Deployment as history shows it. Immutable.</summary>
public sealed class Revision
{
    /// <summary>Gets the ReplicaSet.</summary>
    public required ReplicaSet ReplicaSet { get; init; }

    /// <summary>Gets the number.</summary>
    public long Number => ReplicaSet.Metadata.Revision;

    /// <summary>Gets what shows that it ever worked.</summary>
    public RevisionProof Proof { get; init; }

    /// <summary>Gets how long it stood before the next; zero when that cannot be told.</summary>
    public TimeSpan Stood { get; init; }
}
