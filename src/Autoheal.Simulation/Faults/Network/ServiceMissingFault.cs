using Autoheal.Simulation.Applications;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Network;

/// <summary>Somebody deleted the Service; its pods are well, and nobody finds them.</summary>
internal sealed class ServiceMissingFault(string target) : Fault("service-missing", target)
{
    internal override IReadOnlyList<Sign> Signs =>
    [
        CallSigns.UnknownHost,
        CallSigns.Failing(CallSigns.FrontEnd),
        Sign.Of("the Service is gone", (world, target) => world.Store.Find(Kinds.Service, target.Namespace, target.Name) is null),
    ];

    internal override IReadOnlyList<string> Alerts => ["ServiceErrorRateHigh"];

    internal override bool NeedsConnections => true;

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Delete(Kinds.Service, "$app");
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Create(Kinds.Service, WorkloadManifests.Service(scene.Workload).ToJsonString());
        return true;
    }
}
