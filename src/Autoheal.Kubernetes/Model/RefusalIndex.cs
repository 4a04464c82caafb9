namespace Autoheal.Kubernetes.Model;

/// <summary>Finds the workloads whose pods the API server refuses: by condition, or by pods that are missing and an Event that says why.</summary>
internal sealed class RefusalIndex
{
    private const string Reason = "FailedCreate";

    private readonly List<CreationRefusal> _all = [];

    public RefusalIndex(ClusterModel model)
    {
        foreach (var replicaSet in model.ReplicaSets)
        {
            AddIfShort(model, replicaSet);
        }

        foreach (var deployment in model.Deployments)
        {
            AddByCondition(model, deployment);
        }

        foreach (var statefulSet in model.StatefulSets)
        {
            AddIfShort(model, statefulSet);
        }

        foreach (var daemonSet in model.DaemonSets)
        {
            AddIfShort(model, daemonSet);
        }

        foreach (var job in model.Jobs)
        {
            if (job is { Finished: false, Suspended: false, Active: 0 })
            {
                AddIfShort(model, job);
            }
        }
    }

    public IReadOnlyList<CreationRefusal> All => _all;

    private void AddIfShort(ClusterModel model, Workload workload)
    {
        var missing = workload.Replicas - (workload is Job ? model.PodsOf(workload).Count : workload.CurrentReplicas);
        var condition = workload.Conditions.Find("ReplicaFailure") is { IsTrue: true, Reason: Reason or "" } failure ? failure : null;
        if (missing <= 0 && condition is null)
        {
            return;
        }

        var seen = NewestRefusal(model.EventsAbout(workload));
        if (condition is null && seen is not null && HasNewerPod(model, workload, seen))
        {
            return;
        }

        if (condition is not null || seen is not null)
        {
            Add(model, workload, condition, seen, missing);
        }
    }

    // A Deployment repeats the condition of its ReplicaSet; where that was not seen, it is all there is, with Events about a name that begins like its own.
    private void AddByCondition(ClusterModel model, Deployment deployment)
    {
        if (model.RevisionsOf(deployment).Count > 0 || deployment.Replicas <= deployment.AvailableReplicas || _all.Exists(refusal => refusal.Blamed == deployment))
        {
            return;
        }

        var condition = deployment.Conditions.Find("ReplicaFailure") is { IsTrue: true } failure ? failure : null;
        var seen = condition is null ? NewestOfUnseenReplicaSet(model, deployment) : null;
        if (condition is not null || seen is not null)
        {
            Add(model, deployment, condition, seen, deployment.Replicas - deployment.AvailableReplicas);
        }
    }

    private void Add(ClusterModel model, Workload maker, ObjectCondition? condition, ClusterEvent? seen, int missing)
    {
        var blamed = TopOf(model, maker);
        _all.Add(new CreationRefusal
        {
            Blamed = blamed,
            Maker = maker,
            Template = maker.Template,
            Condition = condition,
            Event = seen,
            Missing = Math.Max(missing, 0),
            Since = condition?.ChangedAt ?? seen?.FirstAt ?? maker.Metadata.CreatedAt,
        });
    }

    // Recordings leave uids out: a ReplicaSet that names its Deployment and no uid is believed.
    private static ClusterObject TopOf(ClusterModel model, Workload maker)
    {
        ClusterObject top = maker;
        while (model.OwnerOf(top) is { } owner)
        {
            top = owner;
        }

        return top is ReplicaSet { Metadata.Controller: { Kind: "Deployment", Uid: "" } named } && model.Deployments.Find(top.Namespace, named.Name).Value is { } deployment
            ? deployment
            : top;
    }

    private static ClusterEvent? NewestOfUnseenReplicaSet(ClusterModel model, Deployment deployment)
    {
        ClusterEvent? newest = null;
        foreach (var seen in model.Events.In(deployment.Namespace))
        {
            if (seen is { ObjectKind: "ReplicaSet", Reason: Reason } && IsRevisionName(seen.ObjectName, deployment.Name)
                && (newest is null || seen.LastAt > newest.LastAt))
            {
                newest = seen;
            }
        }

        return newest;
    }

    private static bool IsRevisionName(string name, string deployment) =>
        name.Length > deployment.Length + 1 && name[deployment.Length] == '-' && name.StartsWith(deployment, StringComparison.Ordinal)
        && name.IndexOf('-', deployment.Length + 1) < 0;

    // Pods that were made since show that the refusal is over.
    private static bool HasNewerPod(ClusterModel model, Workload workload, ClusterEvent seen)
    {
        foreach (var pod in model.PodsOf(workload))
        {
            if (pod.Metadata.CreatedAt > seen.LastAt)
            {
                return true;
            }
        }

        return false;
    }

    private static ClusterEvent? NewestRefusal(IReadOnlyList<ClusterEvent> events)
    {
        foreach (var seen in events)
        {
            if (seen.Reason == Reason)
            {
                return seen;
            }
        }

        return null;
    }
}
