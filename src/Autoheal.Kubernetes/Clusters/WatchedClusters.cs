using Autoheal.Kubernetes.Perception;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Autoheal.Kubernetes.Clusters;

/// <summary>Runs the watch of the host's cluster, or of each when it has several.</summary>
internal sealed class WatchedClusters(IServiceProvider services) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        IEnumerable<ClusterWatch> watches = services.GetService<ClusterSet>() is { } several
            ? several.All.Select(cluster => cluster.Get<ClusterWatch>())
            : [services.GetRequiredService<ClusterWatch>()];
        await foreach (var ended in Task.WhenEach(watches.Select(watch => watch.RunAsync(stoppingToken))))
        {
            await ended;
        }
    }
}
