using Autoheal.Kubernetes.Policy;
using Autoheal.Policy;

namespace Autoheal.Kubernetes.Clusters;

/// <summary><see cref="TargetLabelSource"/> of the cluster that the target lies in.</summary>
internal sealed class RoutedLabelSource(ClusterSet clusters) : IPolicyFactSource
{
    public string Name => "target-labels";

    public ValueTask<PolicyFindings> FindAsync(PolicyInput input, CancellationToken cancellationToken) => input.Cluster is { } name
        ? clusters.Of(name).GetAll<IPolicyFactSource>().OfType<TargetLabelSource>().Single().FindAsync(input, cancellationToken)
        : ValueTask.FromResult(PolicyFindings.None);
}
