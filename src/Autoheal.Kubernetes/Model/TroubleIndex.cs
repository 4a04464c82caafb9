using System.Runtime.InteropServices;

namespace Autoheal.Kubernetes.Model;

/// <summary>Judges every pod once and keeps what is wrong by the workloads that manage it.</summary>
internal sealed class TroubleIndex
{
    private readonly List<Trouble> _all = [];
    private readonly Dictionary<ClusterObject, List<Trouble>> _ofWorkload = [];
    private readonly List<AilingWorkload> _workloads = [];

    public TroubleIndex(ClusterModel model)
    {
        var ofBlamed = new Dictionary<ClusterObject, List<Trouble>>();
        var fellows = new Dictionary<(string Namespace, string Kind, string Name, string Images), Pod>();
        foreach (var pod in model.Pods)
        {
            if (PodHealth.WorstTrouble(pod, model.At) is not { } trouble || (trouble.Kind == TroubleKind.Evicted && IsReplaced(model.WorkloadOf(pod))))
            {
                continue;
            }

            _all.Add(trouble);
            var blamed = model.WorkloadOf(pod) ?? FirstFellow(fellows, pod);
            ref var ofSame = ref CollectionsMarshal.GetValueRefOrAddDefault(ofBlamed, blamed, out var isKnown);
            ofSame ??= [];
            ofSame.Add(trouble);
            if (!isKnown)
            {
                _workloads.Add(new AilingWorkload(model, blamed, ofSame));
            }

            for (var owner = model.OwnerOf(pod); owner is not null; owner = model.OwnerOf(owner))
            {
                ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_ofWorkload, owner, out _);
                (list ??= []).Add(trouble);
            }
        }
    }

    public IReadOnlyList<Trouble> All => _all;

    /// <summary>The same by what is to blame, in the order in which the first trouble of each was seen.</summary>
    public IReadOnlyList<AilingWorkload> Workloads => _workloads;

    public IReadOnlyList<Trouble> Of(ClusterObject workload) => _ofWorkload.GetValueOrDefault(workload) ?? [];

    // Evicted pods are kept until there are very many of them: those of a workload that has all it wants again are history.
    private static bool IsReplaced(ClusterObject? workload) => workload switch
    {
        Job job => job.CompletedAt is not null,
        Workload { Replicas: > 0 } running => running.ReadyReplicas >= running.Replicas,
        _ => false,
    };

    /// <summary>
    /// The first of the pods that name the same owner, which was not seen, and run the same images: the pods of one workload in a partial recording. One stands
    /// for all.
    /// </summary>
    private static Pod FirstFellow(Dictionary<(string Namespace, string Kind, string Name, string Images), Pod> fellows, Pod pod)
    {
        if (pod.Metadata.Controller is not { } claim)
        {
            return pod;
        }

        var images = string.Join(' ', pod.Template.Containers.Select(container => container.Image));
        ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(fellows, (pod.Namespace, claim.Kind, claim.Name, images), out _);
        return first ??= pod;
    }
}
