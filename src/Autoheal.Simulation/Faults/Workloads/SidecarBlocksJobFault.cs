using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Workloads;

/// <summary>A job has done its work, and a proxy beside it never ends.</summary>
internal sealed class SidecarBlocksJobFault(string target) : Fault("sidecar-blocks-job", target)
{
    internal override IReadOnlyList<Sign> Signs =>
    [
        Sign.Of("one container of a job's pod has ended with 0 and another runs", (world, target) => CallSigns.IsHalfDone(world, target)),
    ];

    internal override IReadOnlyList<string> Alerts => ["KubeJobNotCompleted"];

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Publish("registry.example/$namespace/migrate:5.0.1", """{"says":["migrate: 3 of 3 done"],"exitCode":0,"endsAfterSeconds":20}""");
        scene.Publish("registry.example/$namespace/proxy:2.1.0", """{"repeats":"proxy: idle, {n} health checks"}""");
        scene.Create(Kinds.Job, """
            {"metadata":{"name":"$app-migrate"},"spec":{"template":{"spec":{"restartPolicy":"Never",
             "containers":[{"name":"migrate","image":"registry.example/$namespace/migrate:5.0.1"},{"name":"proxy","image":"registry.example/$namespace/proxy:2.1.0"}]}}}}
            """);
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Delete(Kinds.Job, "$app-migrate");
        return true;
    }
}
