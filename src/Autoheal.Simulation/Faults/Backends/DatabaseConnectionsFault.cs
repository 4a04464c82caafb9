using Autoheal.Simulation.Applications;

namespace Autoheal.Simulation.Faults.Backends;

/// <summary>Somebody scaled the application up until its pools take more connections than the database allows.</summary>
internal sealed class DatabaseConnectionsFault(string target) : Fault("db-connections-exhausted", target)
{
    private const int TooMany = 14;

    internal override IReadOnlyList<Sign> Signs => [CallSigns.TooManyConnections, CallSigns.Failing(CallSigns.Target)];

    internal override IReadOnlyList<string> Alerts => ["ServiceErrorRateHigh"];

    internal override DataStore Store => DataStore.Database;

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Engineer.Scale(scene.Namespace, scene.Workload.Name, TooMany);
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Engineer.Scale(scene.Namespace, scene.Workload.Name, scene.Workload.Replicas);
        return true;
    }
}
