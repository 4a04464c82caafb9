namespace Autoheal.Kubernetes.Model;

/// <summary>That somebody wrote an object. Immutable.</summary>
public sealed class ClusterChange
{
    /// <summary>Gets the object.</summary>
    public required ClusterObject Object { get; init; }

    /// <summary>Gets when, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Gets who, as it called itself, untrusted; empty when only the creation is known.</summary>
    public string Manager { get; init; } = "";

    /// <summary>Gets what was written.</summary>
    public ChangedParts Parts { get; init; }

    /// <summary>Gets a value indicating whether it was the object's creation.</summary>
    public bool Created { get; init; }

    internal static IReadOnlyList<ClusterChange> Find(ClusterModel model, DateTimeOffset from, DateTimeOffset to)
    {
        var changes = new List<ClusterChange>();
        foreach (var item in model.Changeable())
        {
            var created = item.Metadata.CreatedAt;
            if (created >= from && created <= to)
            {
                changes.Add(new ClusterChange { Object = item, At = created, Created = true });
            }

            foreach (var record in item.Metadata.Changes)
            {
                var parts = record.Parts & ~ChangedParts.Status;
                if (parts != 0 && record.At > created && record.At >= from && record.At <= to)
                {
                    changes.Add(new ClusterChange { Object = item, At = record.At, Manager = record.Manager, Parts = parts });
                }
            }
        }

        // A stable sort: what happened in the same second stays in the order of kinds and names.
        return [.. changes.OrderByDescending(change => change.At)];
    }
}
