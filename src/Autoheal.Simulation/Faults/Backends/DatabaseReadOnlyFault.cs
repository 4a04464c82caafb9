using Autoheal.Simulation.Applications;

namespace Autoheal.Simulation.Faults.Backends;

/// <summary>The database refuses every write: it has become a replica.</summary>
internal sealed class DatabaseReadOnlyFault(string target) : Fault("db-read-only", target)
{
    internal override IReadOnlyList<Sign> Signs => [CallSigns.ReadOnly, CallSigns.Failing(CallSigns.Target)];

    internal override IReadOnlyList<string> Alerts => ["ServiceErrorRateHigh"];

    internal override DataStore Store => DataStore.Database;

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Set("backends/$namespace/$backend", """{"readOnly":true}""");
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Set("backends/$namespace/$backend", """{"readOnly":false}""");
        return true;
    }
}
