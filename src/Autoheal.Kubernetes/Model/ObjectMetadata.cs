namespace Autoheal.Kubernetes.Model;

/// <summary>What every object carries. Values of annotations are left behind except for a few numbers that rules need. Immutable.</summary>
public sealed class ObjectMetadata
{
    /// <summary>Gets the name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the namespace; empty for cluster-scoped kinds.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>Gets the uid.</summary>
    public string Uid { get; init; } = "";

    /// <summary>Gets the version of the object in the store.</summary>
    public string ResourceVersion { get; init; } = "";

    /// <summary>Gets the number of changes of the spec.</summary>
    public int Generation { get; init; }

    /// <summary>Gets when it was created, in UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Gets when its deletion was asked for, in UTC; null when it was not.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>Gets the labels.</summary>
    public LabelSet Labels { get; init; } = LabelSet.Empty;

    /// <summary>Gets the keys of the annotations, without values.</summary>
    public IReadOnlyList<string> AnnotationKeys { get; init; } = [];

    /// <summary>Gets the number of finalizers that hold its deletion up.</summary>
    public int Finalizers { get; init; }

    /// <summary>Gets the owners.</summary>
    public IReadOnlyList<OwnerReference> Owners { get; init; } = [];

    /// <summary>Gets who wrote it last, by manager.</summary>
    public IReadOnlyList<FieldChangeRecord> Changes { get; init; } = [];

    /// <summary>Gets the sign of a GitOps tool; null when there is none.</summary>
    public GitOpsMarker? GitOps { get; init; }

    /// <summary>Gets the revision that the deployment controller wrote on a Deployment or ReplicaSet; 0 when there is none.</summary>
    public long Revision { get; init; }

    /// <summary>Gets the numbers that a ReplicaSet bore before: its template was rolled out more than once.</summary>
    public IReadOnlyList<long> EarlierRevisions { get; init; } = [];

    /// <summary>Gets the replicas that the deployment controller last wanted of a ReplicaSet's Deployment; null when not written.</summary>
    public int? DesiredReplicas { get; init; }

    /// <summary>Gets the replicas in the configuration that was last applied with <c>kubectl apply</c>; null when not written.</summary>
    public int? AppliedReplicas { get; init; }

    /// <summary>Gets the owner that manages the object; null when there is none.</summary>
    public OwnerReference? Controller
    {
        get
        {
            foreach (var owner in Owners)
            {
                if (owner.Controller)
                {
                    return owner;
                }
            }

            return null;
        }
    }

    /// <summary>Gets when the spec was last written by anyone; the creation when that is not recorded.</summary>
    public DateTimeOffset SpecChangedAt
    {
        get
        {
            var latest = CreatedAt;
            foreach (var change in Changes)
            {
                if (change.TouchesSpec && change.At > latest)
                {
                    latest = change.At;
                }
            }

            return latest;
        }
    }
}
