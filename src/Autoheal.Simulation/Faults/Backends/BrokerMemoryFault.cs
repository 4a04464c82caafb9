using Autoheal.Simulation.Applications;

namespace Autoheal.Simulation.Faults.Backends;

/// <summary>The broker is short of memory and blocks everybody who publishes.</summary>
internal sealed class BrokerMemoryFault(string target) : Fault("broker-memory", target)
{
    internal override IReadOnlyList<Sign> Signs => [CallSigns.BrokerBlocked, CallSigns.Failing(CallSigns.Target)];

    internal override IReadOnlyList<string> Alerts => ["ServiceErrorRateHigh"];

    internal override DataStore Store => DataStore.Broker;

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
