using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.Deployments;

/// <summary>One look at a Deployment and its ReplicaSets: what a sync decides on.</summary>
internal sealed class Rollout
{
    public Rollout(StoredObject deployment, StoredObject? current, List<StoredObject> old)
    {
        Deployment = deployment;
        New = current;
        Old = old;
        Strategy = RolloutStrategy.Of(deployment);
    }

    public StoredObject Deployment { get; }

    /// <summary>The ReplicaSet of the current template; null until it is made.</summary>
    public StoredObject? New { get; private set; }

    /// <summary>Whether this sync made the new ReplicaSet.</summary>
    public bool CreatedNew { get; init; }

    /// <summary>The other ReplicaSets, oldest first.</summary>
    public List<StoredObject> Old { get; }

    public RolloutStrategy Strategy { get; }

    public int Replicas => Strategy.Replicas;

    public IEnumerable<StoredObject> All => New is null ? Old : Old.Append(New);

    public int TotalReplicas => All.Sum(DesiredOf);

    public int AvailableReplicas => All.Sum(set => (int)(set.Status.Number("availableReplicas") ?? 0));

    public static int DesiredOf(StoredObject set) => (int)(set.Spec.Number("replicas") ?? 1);

    public static int AvailableOf(StoredObject set) => (int)(set.Status.Number("availableReplicas") ?? 0);

    /// <summary>Takes in a new version of one of the ReplicaSets.</summary>
    public void Replace(StoredObject set)
    {
        if (New?.Uid == set.Uid)
            New = set;
        else
            Old[Old.FindIndex(old => old.Uid == set.Uid)] = set;
    }
}
