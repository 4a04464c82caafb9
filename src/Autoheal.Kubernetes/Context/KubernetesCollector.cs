using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Watching;

namespace Autoheal.Kubernetes.Context;

/// <summary>
/// Hands rules a <see cref="ClusterModel"/> of what is around an incident: from the watched cache where there is one that has seen everything, else
/// read now.
/// </summary>
internal sealed class KubernetesCollector(
    ClusterReader clusterReader, LogReader logReader, IClusterIdentity identity, ClusterCache? cache = null) : IContextCollector
{
    public string Name => "kubernetes";

    public async ValueTask CollectAsync(IncidentScope scope, ContextBuilder context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(context);
        var seen = cache is { IsReady: true }
            ? cache.Snapshot(await identity.GetClusterIdAsync(cancellationToken), scope.Namespaces)
            : (await clusterReader.ReadAsync(scope.Namespaces, DiagnosedResources.All, cancellationToken)).Build();
        var model = await logReader.AddLogsAsync(seen, cancellationToken);
        foreach (var entry in model.Coverage)
        {
            context.AddCoverage(entry);
        }

        context.SetFeature(model);
    }
}
