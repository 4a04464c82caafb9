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
        var model = cache is { IsReady: true }
            ? await CollectWatchedAsync(cache, scope, cancellationToken)
            : await CollectReadAsync(scope, cancellationToken);
        foreach (var entry in model.Coverage)
        {
            context.AddCoverage(entry);
        }

        context.SetFeature(model);
        context.SetFeature<IObjectRelations>(new ClusterRelations(model));
    }

    private async ValueTask<ClusterModel> CollectWatchedAsync(ClusterCache watched, IncidentScope scope, CancellationToken cancellationToken)
    {
        var id = await identity.GetClusterIdAsync(cancellationToken);
        var model = await logReader.AddLogsAsync(watched.Snapshot(id, scope.Namespaces), scope, cancellationToken);
        return SharedParts.AreSuspect(model, scope)
            ? watched.Snapshot(id, [.. scope.Namespaces, SharedParts.Namespace]).WithLogs(model.Logs)
            : model;
    }

    private async ValueTask<ClusterModel> CollectReadAsync(IncidentScope scope, CancellationToken cancellationToken)
    {
        var builder = await clusterReader.ReadAsync(scope.Namespaces, DiagnosedResources.All, cancellationToken);
        await clusterReader.AddCustomAsync(builder, scope.Namespaces, cancellationToken);
        var model = await logReader.AddLogsAsync(builder.Build(), scope, cancellationToken);
        if (!SharedParts.AreSuspect(model, scope))
        {
            return model;
        }

        await clusterReader.AddAsync(builder, SharedParts.Namespace, SharedParts.Resources, cancellationToken);
        return builder.Build().WithLogs(model.Logs);
    }
}
