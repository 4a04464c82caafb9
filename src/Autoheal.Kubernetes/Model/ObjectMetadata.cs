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

    /// <summary>Gets what holds its deletion up.</summary>
    public IReadOnlyList<string> Finalizers { get; init; } = [];

    /// <summary>Gets the owners.</summary>
    public IReadOnlyList<OwnerReference> Owners { get; init; } = [];

    /// <summary>Gets who wrote it last, by manager.</summary>
    public IReadOnlyList<FieldChangeRecord> Changes { get; init; } = [];

    /// <summary>Gets the sign of a GitOps tool; null when there is none.</summary>
    public GitOpsMarker? GitOps { get; init; }

    /// <summary>
    /// Gets the paths of fields that differ from the configuration that was last applied with <c>kubectl apply</c>, at most 20 of them and never
    /// their values; empty when nothing differs or nothing was applied.
    /// </summary>
    public IReadOnlyList<string> Drift { get; init; } = [];

    /// <summary>Gets the revision that the deployment controller wrote on a Deployment or ReplicaSet; 0 when there is none.</summary>
    public long Revision { get; init; }

    /// <summary>Gets the numbers that a ReplicaSet bore before: its template was rolled out more than once.</summary>
    public IReadOnlyList<long> EarlierRevisions { get; init; } = [];

    /// <summary>Gets the replicas that the deployment controller last wanted of a ReplicaSet's Deployment; null when not written.</summary>
    public int? DesiredReplicas { get; init; }

    /// <summary>Gets the replicas in the configuration that was last applied with <c>kubectl apply</c>; null when not written.</summary>
    public int? AppliedReplicas { get; init; }

    /// <summary>Gets a value indicating whether it is marked as the default of its kind, as storage and ingress classes are.</summary>
    internal bool MarkedDefault { get; init; }

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
    public DateTimeOffset SpecChangedAt => LastChange(ChangedParts.Spec);

    /// <summary>When any of the parts was last written by anyone; the creation when that is not recorded.</summary>
    public DateTimeOffset LastChange(ChangedParts parts)
    {
        var latest = CreatedAt;
        foreach (var change in Changes)
        {
            if ((change.Parts & parts) != 0 && change.At > latest)
            {
                latest = change.At;
            }
        }

        return latest;
    }

    /// <summary>Who last wrote any of the parts; null when that is not recorded.</summary>
    public FieldChangeRecord? LastChanger(ChangedParts parts)
    {
        FieldChangeRecord? latest = null;
        foreach (var change in Changes)
        {
            if ((change.Parts & parts) != 0 && (latest is null || change.At > latest.At))
            {
                latest = change;
            }
        }

        return latest;
    }
}
