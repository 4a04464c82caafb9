using System.Runtime.InteropServices;

namespace Autoheal.Kubernetes.Model;

/// <summary>
/// Who manages whom. An owner reference is a claim that anyone with rights on the pod can write; it counts only with
/// <c>controller=true</c>, the uid of a live owner in the same namespace, and labels that the owner's selector selects.
/// </summary>
internal sealed class OwnerGraph
{
    private const int LongestChain = 5;

    private readonly Dictionary<ClusterObject, ClusterObject> _owners = [];
    private readonly Dictionary<ClusterObject, List<Pod>> _pods = [];
    private readonly Dictionary<ClusterObject, List<ReplicaSet>> _replicaSets = [];
    private readonly Dictionary<ClusterObject, List<Job>> _jobs = [];
    private readonly Dictionary<ClusterObject, List<ControllerRevision>> _revisions = [];

    public OwnerGraph(ClusterModel model)
    {
        Attach(model, model.ReplicaSets, _replicaSets);
        Attach(model, model.Jobs, _jobs);
        Attach(model, model.ControllerRevisions, _revisions);
        foreach (var pod in model.Pods)
        {
            for (var (item, depth) = (FindOwner(model, pod), 0); item is not null && depth < LongestChain; depth++)
            {
                if (depth == 0)
                {
                    _owners[pod] = item;
                }

                Add(_pods, item, pod);
                item = _owners.GetValueOrDefault(item);
            }
        }

        Sort(_replicaSets, replicaSet => replicaSet.Metadata.Revision);
        Sort(_revisions, revision => revision.Number);
        Sort(_jobs, _ => 0);
    }

    public ClusterObject? OwnerOf(ClusterObject item) => _owners.GetValueOrDefault(item);

    public ClusterObject? TopOf(Pod pod)
    {
        var top = _owners.GetValueOrDefault(pod);
        while (top is not null && _owners.TryGetValue(top, out var above))
        {
            top = above;
        }

        return top;
    }

    public IReadOnlyList<Pod> PodsOf(ClusterObject workload) => _pods.GetValueOrDefault(workload) ?? [];

    public IReadOnlyList<ReplicaSet> ReplicaSetsOf(Deployment deployment) => _replicaSets.GetValueOrDefault(deployment) ?? [];

    public IReadOnlyList<ControllerRevision> ControllerRevisionsOf(Workload workload) => _revisions.GetValueOrDefault(workload) ?? [];

    public IReadOnlyList<Job> JobsOf(CronJob cronJob) => _jobs.GetValueOrDefault(cronJob) ?? [];

    private void Attach<T>(ClusterModel model, ObjectIndex<T> objects, Dictionary<ClusterObject, List<T>> lists)
        where T : ClusterObject
    {
        foreach (var item in objects)
        {
            if (FindOwner(model, item) is { } owner)
            {
                _owners[item] = owner;
                Add(lists, owner, item);
            }
        }
    }

    private static ClusterObject? FindOwner(ClusterModel model, ClusterObject item)
    {
        if (item.Metadata.Controller is not { } claim)
        {
            return null;
        }

        // Of every other kind there is nobody whose selector could be asked.
        ClusterObject? owner = claim.Kind switch
        {
            "ReplicaSet" => model.ReplicaSets.FindUid(item.Namespace, claim.Uid),
            "Deployment" => model.Deployments.FindUid(item.Namespace, claim.Uid),
            "StatefulSet" => model.StatefulSets.FindUid(item.Namespace, claim.Uid),
            "DaemonSet" => model.DaemonSets.FindUid(item.Namespace, claim.Uid),
            "Job" => model.Jobs.FindUid(item.Namespace, claim.Uid),
            "CronJob" => model.CronJobs.FindUid(item.Namespace, claim.Uid),
            _ => null,
        };
        return owner is not Workload workload || workload.Selector.Selects(item.Metadata.Labels) ? owner : null;
    }

    private static void Sort<T>(Dictionary<ClusterObject, List<T>> lists, Func<T, long> number)
        where T : ClusterObject
    {
        foreach (var list in lists.Values)
        {
            list.Sort((x, y) => NewestFirst(x, number(x), y, number(y)));
        }
    }

    private static int NewestFirst(ClusterObject x, long xNumber, ClusterObject y, long yNumber) =>
        xNumber != yNumber ? yNumber.CompareTo(xNumber)
        : y.Metadata.CreatedAt != x.Metadata.CreatedAt ? y.Metadata.CreatedAt.CompareTo(x.Metadata.CreatedAt)
        : string.CompareOrdinal(x.Name, y.Name);

    private static void Add<T>(Dictionary<ClusterObject, List<T>> lists, ClusterObject owner, T item)
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(lists, owner, out _);
        (list ??= []).Add(item);
    }
}
