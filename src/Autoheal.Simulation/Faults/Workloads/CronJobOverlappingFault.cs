using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Workloads;

/// <summary>The runs of a CronJob take longer than the time between them, and pile up.</summary>
internal sealed class CronJobOverlappingFault(string target) : Fault("cronjob-overlapping", target)
{
    internal override IReadOnlyList<Sign> Signs =>
    [
        Sign.Of("several runs of the CronJob are active", (world, target) => world.Store.Find(Kinds.CronJob, target.Namespace, target.Name + "-report")?.Status.Array("active") is { Count: > 2 }),
    ];

    internal override IReadOnlyList<string> Alerts => ["KubeJobNotCompleted"];

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Publish("registry.example/$namespace/report:3.1.0", """{"says":["report: 812 rows"],"exitCode":0,"endsAfterSeconds":900}""");
        scene.Create(Kinds.CronJob, """
            {"metadata":{"name":"$app-report"},"spec":{"schedule":"* * * * *","concurrencyPolicy":"Allow","jobTemplate":{"spec":{"template":{"spec":{"restartPolicy":"Never",
             "containers":[{"name":"report","image":"registry.example/$namespace/report:3.1.0"}]}}}}}}
            """);
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Delete(Kinds.CronJob, "$app-report");
        return true;
    }
}
