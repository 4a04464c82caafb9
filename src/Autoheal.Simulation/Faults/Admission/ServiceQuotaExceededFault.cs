using Autoheal.Simulation.Applications;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Admission;

/// <summary>A quota allows fewer Services than there are, and the one that the pipeline replaces is refused.</summary>
internal sealed class ServiceQuotaExceededFault(string target) : Fault("service-quota-exceeded", target)
{
    private static readonly TimeSpan s_release = TimeSpan.FromSeconds(40);

    internal override IReadOnlyList<Sign> Signs =>
    [
        CallSigns.UnknownHost,
        CallSigns.Failing(CallSigns.FrontEnd),
        Sign.Of("the Service is gone", (world, target) => world.Store.Find(Kinds.Service, target.Namespace, target.Name) is null),
    ];

    internal override IReadOnlyList<string> Alerts => ["ServiceErrorRateHigh", "KubeQuotaFullyUsed"];

    internal override bool NeedsConnections => true;

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        var allowed = world.Store.List(Kinds.Service, scene.Namespace).Count - 1;
        scene.Platform.Create(Kinds.ResourceQuota, scene.Namespace, $$$$"""{"metadata":{"name":"team"},"spec":{"hard":{"services":"{{{{allowed}}}}"}}}""");
        scene.Later(s_release, () =>
        {
            scene.Delete(Kinds.Service, "$app");
            scene.Later(TimeSpan.FromSeconds(5), () => scene.TryCreate(Kinds.Service, WorkloadManifests.Service(scene.Workload).ToJsonString()));
        });
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Delete(Kinds.ResourceQuota, "team");
        scene.Create(Kinds.Service, WorkloadManifests.Service(scene.Workload).ToJsonString());
        return true;
    }
}
