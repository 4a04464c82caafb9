using Autoheal.Simulation.Applications;

namespace Autoheal.Simulation.Faults.Backends;

/// <summary>A long transaction holds the locks that everybody needs.</summary>
internal sealed class DatabaseLocksFault(string target) : Fault("db-lock-contention", target)
{
    internal override IReadOnlyList<Sign> Signs => [CallSigns.LockTimeout, CallSigns.Failing(CallSigns.Target)];

    internal override IReadOnlyList<string> Alerts => ["ServiceErrorRateHigh"];

    internal override DataStore Store => DataStore.Database;

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Set("backends/$namespace/$backend", """{"locked":true}""");
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Set("backends/$namespace/$backend", """{"locked":false}""");
        return true;
    }
}
