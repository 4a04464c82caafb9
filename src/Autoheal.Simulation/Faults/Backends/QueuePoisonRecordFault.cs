using Autoheal.Simulation.Applications;

namespace Autoheal.Simulation.Faults.Backends;

/// <summary>A message that nobody can read comes back to its consumers again and again.</summary>
internal sealed class QueuePoisonRecordFault(string target) : Fault("queue-poison-record", target)
{
    internal override IReadOnlyList<Sign> Signs => [CallSigns.PoisonRecord, CallSigns.Failing(CallSigns.Target)];

    internal override IReadOnlyList<string> Alerts => ["ServiceErrorRateHigh"];

    internal override DataStore Store => DataStore.Broker;

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Set("backends/$namespace/$backend", """{"poisonRecord":"orders.created@48213"}""");
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Set("backends/$namespace/$backend", """{"poisonRecord":null}""");
        return true;
    }
}
