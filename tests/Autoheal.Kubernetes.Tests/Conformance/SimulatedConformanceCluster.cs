using Autoheal.Kubernetes.Client;
using Autoheal.Simulation;
using Autoheal.Simulation.Applications;
using Autoheal.Simulation.Time;
using Autoheal.Simulation.Transport;

namespace Autoheal.Kubernetes.Tests.Conformance;

/// <summary>A simulated cluster over HTTP with TLS that goes on while it is tested, a minute in a second.</summary>
public sealed class SimulatedConformanceCluster : IAsyncLifetime
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    private SimulatedApiServer? _server;

    public string Kubeconfig { get; } = Path.GetTempFileName();

    public async Task InitializeAsync()
    {
        var world = new SimulatedWorld(new WorldOptions { Landscape = new LandscapeOptions() }, new RealRateClock(60));
        _server = await SimulatedApiServer.StartAsync(world, new SimulatedApiServerOptions { UseTls = true });
        await File.WriteAllTextAsync(Kubeconfig, _server.WriteKubeconfig(world.Access.AdminToken));
        await ServeAsync().WaitAsync(s_patience);
    }

    public async Task DisposeAsync()
    {
        await _server!.DisposeAsync();
        File.Delete(Kubeconfig);
    }

    /// <summary>Waits until every Deployment is available.</summary>
    private async Task ServeAsync()
    {
        using var connection = KubernetesConnection.FromKubeconfig(Kubeconfig);
        var reader = new KubernetesReader(new KubernetesTransport(connection, new KubernetesLimits(), TimeProvider.System));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        while (await UnavailableAsync(reader) > 0)
        {
            await timer.WaitForNextTickAsync();
        }
    }

    private static async Task<int> UnavailableAsync(KubernetesReader reader)
    {
        var unavailable = 0;
        await foreach (var page in reader.ListAsync(KubernetesResources.Deployments, ""))
        {
            unavailable += page.ToJson().GetProperty("items").EnumerateArray().Count(item =>
                !item.GetProperty("status").TryGetProperty("availableReplicas", out var available)
                || available.GetInt32() < item.GetProperty("spec").GetProperty("replicas").GetInt32());
        }

        return unavailable;
    }
}
