using Autoheal.Simulation.Applications;

namespace Autoheal.Simulation.Faults.Backends;

/// <summary>A key column of the database has reached its highest value.</summary>
internal sealed class DatabaseIdsFault(string target) : Fault("db-ids-exhausted", target)
{
    internal override IReadOnlyList<Sign> Signs => [CallSigns.KeysExhausted, CallSigns.Failing(CallSigns.Target)];

    internal override IReadOnlyList<string> Alerts => ["ServiceErrorRateHigh"];

    internal override DataStore Store => DataStore.Database;

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Set("backends/$namespace/$backend", """{"sequenceExhausted":true}""");
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Set("backends/$namespace/$backend", """{"sequenceExhausted":false}""");
        return true;
    }
}
