using Autoheal.Simulation.Applications;

namespace Autoheal.Simulation.Faults.Backends;

/// <summary>The cache has reached its memory limit and may not evict anything.</summary>
internal sealed class CacheMemoryFullFault(string target) : Fault("cache-memory-full", target)
{
    internal override IReadOnlyList<Sign> Signs => [CallSigns.CacheFull, CallSigns.Failing(CallSigns.Target)];

    internal override IReadOnlyList<string> Alerts => ["ServiceErrorRateHigh"];

    internal override DataStore Store => DataStore.Cache;

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Set("backends/$namespace/$backend", """{"memoryFull":true}""");
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Set("backends/$namespace/$backend", """{"memoryFull":false}""");
        return true;
    }
}
