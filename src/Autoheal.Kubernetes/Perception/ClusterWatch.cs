using Autoheal.Context;
using Autoheal.Diagnostics;
using Autoheal.Kubernetes.Clusters;
using Autoheal.Kubernetes.Watching;
using Autoheal.Perception;
using Microsoft.Extensions.Options;

namespace Autoheal.Kubernetes.Perception;

/// <summary>Keeps the cache in step with the cluster while the host runs, and hands what is wrong to the intake: once when it has lasted, once when it is over.</summary>
internal sealed class ClusterWatch(
    ClusterCache cache, IAlertIntake intake, IClusterIdentity identity, IOptions<KubernetesWatchOptions> options, TimeProvider clock, ClusterName? name = null)
{
    private readonly SignLedger _ledger = new(options.Value.Patience);

    /// <summary>Watches until cancelled.</summary>
    public Task RunAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(cache.RunAsync(cancellationToken), options.Value.OpensIncidents ? ReportAsync(cancellationToken) : Task.CompletedTask);

    /// <summary>Looks once.</summary>
    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        if (!cache.IsReady)
        {
            return;
        }

        var model = cache.Snapshot(await identity.GetClusterIdAsync(cancellationToken), [.. options.Value.Namespaces]);
        var signs = KubernetesSigns.Find(model).Where(sign => !options.Value.IgnoredReasons.Contains(sign.Reason)).ToArray();
        var (firing, over) = _ledger.Take(signs, model.At);
        if (firing.Count + over.Count == 0)
        {
            return;
        }

        var signal = new Signal
        {
            Source = KubernetesSignalSource.SourceName,
            ReceivedAt = model.At,
            Body = KubernetesSignalSource.Write(model.ClusterId, firing, over, model.At),
            BoundClusters = name is null ? [] : [name.Value],
            BoundNamespaces = options.Value.Namespaces.Count == 0 ? ["*"] : [.. options.Value.Namespaces],
        };
        try
        {
            await intake.SubmitAsync(signal, cancellationToken);
        }
        catch (AutohealException)
        {
            // Nothing is durable: the same is said again at the next look.
            _ledger.GiveBack(firing, over);
        }
    }

    private async Task ReportAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(options.Value.Interval, clock);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            try
            {
                await LookAsync(cancellationToken);
            }
            catch (AutohealException)
            {
                // The cluster cannot be asked who it is; the watches wait for it, too.
            }
        }
    }
}
