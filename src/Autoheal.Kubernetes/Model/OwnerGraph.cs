using System.Runtime.InteropServices;

namespace Autoheal.Kubernetes.Model;

/// <summary>
/// Who manages whom. An owner reference is a claim that anyone with rights on the pod can write; it counts only with
/// <c>controller=true</c>, the uid of a live owner in the same namespace, and labels that the owner's selector selects.
/// </summary>
internal sealed class OwnerGraph
{
    private readonly Dictionary<string, List<Pod>> _podsOfReplicaSet = [];
    private readonly Dictionary<string, List<ReplicaSet>> _replicaSetsOfDeployment = [];
    private readonly Dictionary<string, ReplicaSet> _replicaSetOfPod = [];
    private readonly Dictionary<string, Deployment> _deploymentOfReplicaSet = [];

    public OwnerGraph(ObjectIndex<Deployment> deployments, ObjectIndex<ReplicaSet> replicaSets, ObjectIndex<Pod> pods)
    {
        foreach (var replicaSet in replicaSets)
        {
            if (replicaSet.Metadata.Controller is { Kind: "Deployment" } claim
                && deployments.FindUid(claim.Uid) is { } deployment
                && deployment.Namespace == replicaSet.Namespace
                && deployment.Selector.Selects(replicaSet.Metadata.Labels))
            {
                Add(_replicaSetsOfDeployment, deployment.Uid, replicaSet);
                _deploymentOfReplicaSet[replicaSet.Uid] = deployment;
            }
        }

        foreach (var pod in pods)
        {
            if (pod.Metadata.Controller is { Kind: "ReplicaSet" } claim
                && replicaSets.FindUid(claim.Uid) is { } replicaSet
                && replicaSet.Namespace == pod.Namespace
                && replicaSet.Selector.Selects(pod.Metadata.Labels))
            {
                Add(_podsOfReplicaSet, replicaSet.Uid, pod);
                _replicaSetOfPod[pod.Uid] = replicaSet;
            }
        }

        foreach (var revisions in _replicaSetsOfDeployment.Values)
        {
            revisions.Sort(NewestFirst);
        }
    }

    public IReadOnlyList<Pod> PodsOf(ReplicaSet replicaSet) => _podsOfReplicaSet.GetValueOrDefault(replicaSet.Uid) ?? [];

    public IReadOnlyList<ReplicaSet> ReplicaSetsOf(Deployment deployment) => _replicaSetsOfDeployment.GetValueOrDefault(deployment.Uid) ?? [];

    public ReplicaSet? ReplicaSetOf(Pod pod) => _replicaSetOfPod.GetValueOrDefault(pod.Uid);

    public Deployment? DeploymentOf(ReplicaSet replicaSet) => _deploymentOfReplicaSet.GetValueOrDefault(replicaSet.Uid);

    private static int NewestFirst(ReplicaSet x, ReplicaSet y)
    {
        var byRevision = y.Metadata.Revision.CompareTo(x.Metadata.Revision);
        return byRevision != 0 ? byRevision
            : y.Metadata.CreatedAt != x.Metadata.CreatedAt ? y.Metadata.CreatedAt.CompareTo(x.Metadata.CreatedAt)
            : string.CompareOrdinal(x.Name, y.Name);
    }

    private static void Add<T>(Dictionary<string, List<T>> lists, string uid, T item)
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(lists, uid, out _);
        (list ??= []).Add(item);
    }
}
