using Autoheal.Simulation;
using Autoheal.Simulation.Applications;
using Autoheal.Simulation.Time;
using Autoheal.Simulation.Transport;

namespace Autoheal.Kubernetes.Tests.Conformance;

/// <summary>The suite against the simulated cluster, over HTTP with TLS.</summary>
public sealed class SimulatedClientConformance : ClientConformance, IAsyncLifetime
{
    private readonly string _kubeconfig = Path.GetTempFileName();
    private SimulatedApiServer? _server;

    protected override string? Kubeconfig => _kubeconfig;

    public async Task InitializeAsync()
    {
        var clock = new VirtualClock(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));
        var world = new SimulatedWorld(new WorldOptions { Landscape = new LandscapeOptions() }, clock);
        world.Animate();
        clock.Advance(TimeSpan.FromMinutes(2));
        _server = await SimulatedApiServer.StartAsync(world, new SimulatedApiServerOptions { UseTls = true });
        await File.WriteAllTextAsync(_kubeconfig, _server.WriteKubeconfig(world.Access.AdminToken));
    }

    public async Task DisposeAsync()
    {
        await _server!.DisposeAsync();
        File.Delete(_kubeconfig);
    }
}
