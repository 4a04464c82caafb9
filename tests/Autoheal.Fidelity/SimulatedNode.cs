using Autoheal.Simulation;
using Autoheal.Simulation.Time;
using Autoheal.Simulation.Transport;

namespace Autoheal.Fidelity;

/// <summary>A simulated cluster of one node, alone on virtual time, so that minutes of a case pass in milliseconds.</summary>
internal static class SimulatedNode
{
    public const string Name = "worker-1";

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(20);

    public static Recording Play(FidelityCase @case, int seed = 1)
    {
        var pump = new SimulationPump(new VirtualClock(new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero)));
        var world = new SimulatedWorld(new WorldOptions { Seed = seed, Nodes = 1 }, pump.Clock);
        SimulatedRegistries.Describe(world);
        world.Animate();
        using var transport = new InProcessHandler(world);
        using var client = transport.CreateClient(world.Access.AdminToken);
        var runner = new CaseRunner(client, pump.Clock, new ClusterDialect { Node = Name, Version = "simulated" });
        return pump.Run(() => runner.RunAsync(@case, CancellationToken.None), s_patience);
    }
}
