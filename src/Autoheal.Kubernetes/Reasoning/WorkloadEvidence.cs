using Autoheal.Incidents;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning;

/// <summary>One kind of trouble of one workload of any kind, and what its revisions, where there are any, say about it.</summary>
internal sealed class WorkloadEvidence
{
    /// <summary>Trouble that begins later than this after a rollout is not blamed on it.</summary>
    private static readonly TimeSpan s_soon = TimeSpan.FromMinutes(30);

    private readonly AilingWorkload _workload;
    private IReadOnlyList<ResourceRef>? _explained;

    public WorkloadEvidence(ClusterModel model, AilingWorkload workload)
    {
        Model = model;
        _workload = workload;
        Target = model.Reference(workload.Blamed);
        First = workload.Troubles[0];
        Began = workload.Began;
        if (workload.Rollout is { } rollout && FirstOfCurrent(rollout) is { } first)
        {
            Rollout = rollout;
            First = first;
            OlderInTrouble = CountOlder(rollout);
        }
    }

    public ClusterModel Model { get; }

    /// <summary>Gets the workload; a pod when nobody is seen to manage it.</summary>
    public ClusterObject Blamed => _workload.Blamed;

    public ResourceRef Target { get; }

    public IReadOnlyList<Trouble> Troubles => _workload.Troubles;

    /// <summary>Gets the trouble that stands for all: one of the current revision, if any is.</summary>
    public Trouble First { get; }

    /// <summary>Gets when the trouble began.</summary>
    public DateTimeOffset Began { get; }

    /// <summary>Gets what the revisions tell; null when none were seen, or none of the pods in trouble is of the current one.</summary>
    public RolloutRecord? Rollout { get; }

    public GoodRevision? LastGood => Rollout?.LastGood;

    /// <summary>Gets what the current revision changed against the last good one.</summary>
    public IReadOnlyList<TemplateChange> Changes => Rollout?.Changes ?? [];

    /// <summary>Gets the number of pods of older revisions with the same kind of trouble.</summary>
    public int OlderInTrouble { get; }

    /// <summary>Gets what the pods in trouble are made from.</summary>
    public PodTemplate Template => Rollout?.Template ?? First.Pod.Template;

    /// <summary>Gets the container in trouble as its author declared it; null when it is the pod as a whole.</summary>
    public ContainerSpec? Spec => First.Container is { } container
        ? Template.FindContainer(container.Name) ?? First.Pod.Template.FindContainer(container.Name)
        : null;

    /// <summary>Whether the trouble began with, or soon after, the rollout of the current revision.</summary>
    public bool BeganWithRollout => Rollout is { } rollout && Began >= rollout.At && Began - rollout.At <= s_soon;

    /// <summary>Whether a release is the likely author of the trouble: it came right before, and there was one before it.</summary>
    public bool IsReleased => BeganWithRollout && Rollout!.HasOlder && OlderInTrouble == 0;

    /// <summary>
    /// Gets a value indicating whether going back to the last good revision would replace the pods in trouble. A StatefulSet waits for its broken pod
    /// before it goes on, whatever its template says.
    /// </summary>
    public bool MayUndo => LastGood is { Number: > 0 } && Blamed is not StatefulSet;

    /// <summary>Gets when the cause came into being, as far as can be told.</summary>
    public DateTimeOffset Since => BeganWithRollout ? Rollout!.At : Began;

    /// <summary>Gets the revision, or the workload itself when it has none: <c>revision 42</c>, <c>Job import</c>.</summary>
    public string Name => Rollout is { Number: > 0 } rollout ? rollout.Name : $"{Blamed.Resource.Kind} {Blamed.Name}";

    /// <summary>Gets the object in which the template was declared.</summary>
    public ClusterObject Declarer => Rollout?.Current ?? First.Pod;

    /// <summary>References to all that is in this trouble, and to what cannot reach it for that.</summary>
    public IReadOnlyList<ResourceRef> Explained => _explained ??= Dependents.With(Model, _workload);

    /// <summary>The evidence about each workload with a trouble of these kinds.</summary>
    public static IEnumerable<WorkloadEvidence> Of(ClusterModel model, TroubleKind kind, TroubleKind? other = null)
    {
        foreach (var workload in model.AilingWorkloads)
        {
            var found = other is { } second ? workload.With(kind, second) : workload.With(kind);
            if (found is not null)
            {
                yield return new WorkloadEvidence(model, found);
            }
        }
    }

    /// <summary>Undoing the rollout, when it came right before the trouble and the revision before is shown to have worked.</summary>
    public IReadOnlyList<ActionProposal> Undo() => IsReleased && MayUndo ? [Remedies.Undo(Target, LastGood!.Number)] : [];

    /// <summary>The same; where there is nothing to undo, <see cref="Replace"/>.</summary>
    public IReadOnlyList<ActionProposal> UndoOrReplace() => Undo() is { Count: > 0 } undo ? undo : Replace();

    /// <summary>One new pod. One that nobody manages would be gone for good, one of a Job has its own retries.</summary>
    public IReadOnlyList<ActionProposal> Replace() =>
        Blamed is Deployment or ReplicaSet or StatefulSet ? [Remedies.Evict(Model.Reference(First.Pod))] : [];

    /// <summary>The change of the current revision that satisfies a test, or null.</summary>
    public TemplateChange? FindChange(Predicate<TemplateChange> wanted)
    {
        foreach (var change in Changes)
        {
            if (wanted(change))
            {
                return change;
            }
        }

        return null;
    }

    /// <summary>The first log of a container in trouble that speaks of a cause, with the trouble; null when none does.</summary>
    public SeenInLog? FindSighting(CauseCode cause)
    {
        SeenInLog? unclear = null;
        foreach (var trouble in Troubles)
        {
            if (trouble.Container is { } container && Model.LogsOf(trouble.Pod, container.Name) is { } log && log.Find(cause) is { } sighting)
            {
                var seen = new SeenInLog(trouble, sighting, IsReleased ? SeenInLog.IsOnlyIn(log, sighting) : SeenInLog.IsClearIn(log, sighting));
                if (seen.IsClear)
                {
                    return seen;
                }

                unclear ??= seen;
            }
        }

        return unclear;
    }

    /// <summary>The same, of logs that speak of nothing else as much, or of nothing else at all where a release is the likely author.</summary>
    public SeenInLog? FindClearSighting(CauseCode cause) => FindSighting(cause) is { IsClear: true } seen ? seen : null;

    /// <summary>The first log of a container in trouble with lines of a kind, with the trouble; null when there is none.</summary>
    public (Trouble Trouble, LogSignature Signature)? FindSignature(LogSignatureKind kind)
    {
        foreach (var trouble in Troubles)
        {
            if (trouble.Container is { } container && Model.LogsOf(trouble.Pod, container.Name)?.Find(kind) is { } signature)
            {
                return (trouble, signature);
            }
        }

        return null;
    }

    private Trouble? FirstOfCurrent(RolloutRecord rollout)
    {
        foreach (var trouble in Troubles)
        {
            if (rollout.IsCurrent(trouble.Pod))
            {
                return trouble;
            }
        }

        return null;
    }

    private int CountOlder(RolloutRecord rollout)
    {
        var count = 0;
        foreach (var trouble in Troubles)
        {
            count += rollout.IsCurrent(trouble.Pod) ? 0 : 1;
        }

        return count;
    }
}
