using Autoheal.Incidents;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Execution;

/// <summary>A Deployment and its surroundings, read a moment ago for one action.</summary>
internal sealed class LiveDeployment
{
    public required LiveObject Object { get; init; }

    public required ClusterModel Model { get; init; }

    public required Deployment Deployment { get; init; }

    public ResourceRef Reference => Object.Reference;

    public RevisionHistory History => new(Model, Deployment);

    /// <summary>The pods that exist and are not going away.</summary>
    public int CountPods(ReplicaSet? except = null)
    {
        var count = 0;
        foreach (var pod in Model.PodsOf(Deployment))
        {
            count += pod.Terminating || pod.Finished || (except is not null && Model.ReplicaSetOf(pod) == except) ? 0 : 1;
        }

        return count;
    }
}
