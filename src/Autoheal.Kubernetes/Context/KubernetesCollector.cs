using Autoheal.Context;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Context;

/// <summary>Reads the cluster around an incident and hands rules a <see cref="ClusterModel"/>.</summary>
internal sealed class KubernetesCollector(ClusterReader clusterReader, LogReader logReader) : IContextCollector
{
    public string Name => "kubernetes";

    public async ValueTask CollectAsync(IncidentScope scope, ContextBuilder context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(context);
        var builder = await clusterReader.ReadAsync(scope.Namespaces, DiagnosedResources.All, cancellationToken);
        var model = await logReader.AddLogsAsync(builder.Build(), cancellationToken);
        foreach (var entry in model.Coverage)
        {
            context.AddCoverage(entry);
        }

        context.SetFeature(model);
    }
}
