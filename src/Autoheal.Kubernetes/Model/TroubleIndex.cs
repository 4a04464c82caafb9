using System.Runtime.InteropServices;

namespace Autoheal.Kubernetes.Model;

/// <summary>Judges every pod once and keeps what is wrong by Deployment.</summary>
internal sealed class TroubleIndex
{
    private readonly List<Trouble> _all = [];
    private readonly Dictionary<string, List<Trouble>> _ofDeployment = [];

    public TroubleIndex(ObjectIndex<Pod> pods, OwnerGraph owners, DateTimeOffset at)
    {
        foreach (var pod in pods)
        {
            if (PodHealth.WorstTrouble(pod, at) is not { } trouble)
            {
                continue;
            }

            _all.Add(trouble);
            if (owners.ReplicaSetOf(pod) is { } replicaSet && owners.DeploymentOf(replicaSet) is { } deployment)
            {
                ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_ofDeployment, deployment.Uid, out _);
                (list ??= []).Add(trouble);
            }
        }
    }

    public IReadOnlyList<Trouble> All => _all;

    public IReadOnlyList<Trouble> Of(Deployment deployment) => _ofDeployment.GetValueOrDefault(deployment.Uid) ?? [];
}
