using Autoheal.Incidents;

namespace Autoheal.Kubernetes.Model;

/// <summary>
/// What is wrong with the pods of one workload: what rules start from. The workload is the one at the end of the pods' owners; a pod that nobody
/// really manages, or whose owners were not seen, stands for itself. Immutable.
/// </summary>
public sealed class AilingWorkload
{
    private readonly Lazy<RolloutRecord?> _rollout;

    internal AilingWorkload(ClusterModel model, ClusterObject blamed, IReadOnlyList<Trouble> troubles)
        : this(blamed, troubles, new Lazy<RolloutRecord?>(() => RolloutRecord.Of(model, blamed)))
    {
    }

    private AilingWorkload(ClusterObject blamed, IReadOnlyList<Trouble> troubles, Lazy<RolloutRecord?> rollout)
    {
        Blamed = blamed;
        Troubles = troubles;
        _rollout = rollout;
    }

    /// <summary>Gets the Deployment, StatefulSet, DaemonSet, CronJob, Job or lone ReplicaSet; a pod when there is none, which then stands for all that seem to be its fellows.</summary>
    public ClusterObject Blamed { get; }

    /// <summary>Gets the troubles, one for each pod in trouble: its worst.</summary>
    public IReadOnlyList<Trouble> Troubles { get; }

    /// <summary>Gets the workload as the Deployment that it is, or null.</summary>
    public Deployment? Deployment => Blamed as Deployment;

    /// <summary>Gets the template that the first pod in trouble was made from.</summary>
    public PodTemplate Template => Troubles[0].Pod.Template;

    /// <summary>Gets what the workload's revisions tell; null when it has none or they were not seen.</summary>
    internal RolloutRecord? Rollout => _rollout.Value;

    /// <summary>Gets when the first trouble began, in UTC.</summary>
    public DateTimeOffset Began => Troubles.Min(trouble => trouble.Since);

    /// <summary>The same workload with the troubles of these kinds alone; null when there is none.</summary>
    public AilingWorkload? With(params ReadOnlySpan<TroubleKind> kinds)
    {
        List<Trouble>? found = null;
        foreach (var trouble in Troubles)
        {
            if (kinds.Contains(trouble.Kind))
            {
                (found ??= []).Add(trouble);
            }
        }

        return found is null ? null
            : found.Count == Troubles.Count ? this
            : new AilingWorkload(Blamed is Pod ? found[0].Pod : Blamed, found, _rollout);
    }

    /// <summary>References to the workload and to its pods in trouble: what a cause of theirs explains.</summary>
    public IReadOnlyList<ResourceRef> Explained(ClusterModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Blamed is Pod
            ? [.. Troubles.Select(trouble => model.Reference(trouble.Pod))]
            : [model.Reference(Blamed), .. Troubles.Select(trouble => model.Reference(trouble.Pod))];
    }
}
