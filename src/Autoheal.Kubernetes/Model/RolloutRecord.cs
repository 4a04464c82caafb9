namespace Autoheal.Kubernetes.Model;

/// <summary>What the revisions of a Deployment, StatefulSet or DaemonSet tell: which is current, since when, which one worked before, and what changed.</summary>
internal sealed class RolloutRecord
{
    private readonly Func<Pod, bool> _isCurrent;
    private readonly Lazy<IReadOnlyList<TemplateChange>> _changes;

    private RolloutRecord(PodTemplate template, GoodRevision? lastGood, Func<Pod, bool> isCurrent)
    {
        Template = template;
        LastGood = lastGood;
        _isCurrent = isCurrent;
        _changes = new(() => lastGood is null ? [] : TemplateDiff.Between(lastGood.Template, template));
    }

    /// <summary>Gets the ReplicaSet or ControllerRevision of the current revision.</summary>
    public required ClusterObject Current { get; init; }

    public required long Number { get; init; }

    /// <summary>Gets when the current revision was rolled out.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Gets whether there is a revision before the current one, good or not.</summary>
    public required bool HasOlder { get; init; }

    /// <summary>Gets the pods of the current revision that serve.</summary>
    public required int Serving { get; init; }

    public PodTemplate Template { get; }

    public GoodRevision? LastGood { get; }

    /// <summary>Gets what the current revision changed against the last good one.</summary>
    public IReadOnlyList<TemplateChange> Changes => _changes.Value;

    public string Name => $"revision {Number}";

    /// <summary>Whether a pod is of the current revision.</summary>
    public bool IsCurrent(Pod pod) => _isCurrent(pod);

    /// <summary>The record of a workload; null when it keeps no revisions or none were seen.</summary>
    public static RolloutRecord? Of(ClusterModel model, ClusterObject workload) => workload switch
    {
        Deployment deployment => Of(model, deployment),
        StatefulSet or DaemonSet => Of(model, (Workload)workload),
        _ => null,
    };

    private static RolloutRecord? Of(ClusterModel model, Deployment deployment)
    {
        var history = new RevisionHistory(model, deployment);
        if (history.Current is not { } current)
        {
            return null;
        }

        var good = history.LastGood is { } revision
            ? new GoodRevision
            {
                Object = revision.ReplicaSet,
                Number = revision.Number,
                Template = revision.ReplicaSet.Template,
                Proof = revision.Proof,
                Stood = revision.Stood,
                Serving = revision.ReplicaSet.AvailableReplicas,
            }
            : null;
        return new RolloutRecord(current.Template, good, pod => model.ReplicaSetOf(pod) == current)
        {
            Current = current,
            Number = current.Metadata.Revision,
            At = history.RolledOutAt,
            HasOlder = model.RevisionsOf(deployment).Count > 1,
            Serving = current.ReadyReplicas,
        };
    }

    private static RolloutRecord? Of(ClusterModel model, Workload workload)
    {
        var revisions = model.ControllerRevisionsOf(workload);
        if (revisions.Count == 0)
        {
            return null;
        }

        var current = revisions[0];
        // Going back to an older template reuses its revision, which is older than the rollout then.
        var isReused = revisions.Count > 1 && revisions[1].Metadata.CreatedAt > current.Metadata.CreatedAt;
        return new RolloutRecord(current.Template, ControllerRevisionProof.FindGood(model, workload, revisions), pod => ControllerRevisionProof.IsOf(pod, current))
        {
            Current = current,
            Number = current.Number,
            At = isReused ? workload.Metadata.SpecChangedAt : current.Metadata.CreatedAt,
            HasOlder = revisions.Count > 1,
            Serving = ControllerRevisionProof.CountServing(model, workload, current),
        };
    }
}
