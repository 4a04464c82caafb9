using System.Runtime.InteropServices;

namespace Autoheal.Kubernetes.Model;

/// <summary>Judges every pod once and keeps what is wrong by the workloads that manage it.</summary>
internal sealed class TroubleIndex
{
    private readonly List<Trouble> _all = [];
    private readonly Dictionary<ClusterObject, List<Trouble>> _ofWorkload = [];

    public TroubleIndex(ClusterModel model)
    {
        foreach (var pod in model.Pods)
        {
            if (PodHealth.WorstTrouble(pod, model.At) is not { } trouble)
            {
                continue;
            }

            _all.Add(trouble);
            for (var owner = model.OwnerOf(pod); owner is not null; owner = model.OwnerOf(owner))
            {
                ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_ofWorkload, owner, out _);
                (list ??= []).Add(trouble);
            }
        }
    }

    public IReadOnlyList<Trouble> All => _all;

    public IReadOnlyList<Trouble> Of(ClusterObject workload) => _ofWorkload.GetValueOrDefault(workload) ?? [];
}
