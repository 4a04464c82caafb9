using Autoheal.Kubernetes.Policy;
using Autoheal.Policy;

namespace Autoheal.Kubernetes.Clusters;

/// <summary><see cref="OwnNamespacePolicy"/> with the namespace that the operator named for the cluster.</summary>
internal sealed class RoutedOwnNamespacePolicy(ClusterSet clusters) : IPolicy
{
    public string Name => "own-namespace";

    public PolicyVote Evaluate(PolicyInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input.Cluster is { } name
            ? clusters.Of(name).GetAll<IPolicy>().OfType<OwnNamespacePolicy>().Single().Evaluate(input)
            : PolicyVote.Deny("the target lies in no cluster of this host");
    }
}
