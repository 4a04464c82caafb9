using Autoheal.Context;
using Autoheal.Diagnostics;

namespace Autoheal.Kubernetes.Clusters;

/// <summary>Collects from the cluster that an incident belongs to, and from no other.</summary>
internal sealed class RoutedCollector(ClusterSet clusters) : IContextCollector
{
    public string Name => "kubernetes";

    public async ValueTask CollectAsync(IncidentScope scope, ContextBuilder context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var cluster = await clusters.FindAsync(scope.ClusterId, cancellationToken)
            ?? throw new AutohealException(ErrorCodes.Cluster, "No cluster of this host has the incident's id.");
        foreach (var collector in cluster.GetAll<IContextCollector>())
        {
            await collector.CollectAsync(scope, context, cancellationToken);
        }
    }
}
