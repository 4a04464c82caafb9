using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Workloads;

/// <summary>A job fails as often as it may, and gives up.</summary>
internal sealed class JobFailedFault(string target) : Fault("job-failed", target)
{
    internal override IReadOnlyList<Sign> Signs =>
    [
        Sign.Event("BackoffLimitExceeded"),
        Sign.Condition(Kinds.Job, "Failed", "True", "BackoffLimitExceeded"),
        Sign.Log("connection to warehouse lost"),
    ];

    internal override IReadOnlyList<string> Alerts => ["KubeJobFailed"];

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Publish("registry.example/$namespace/export:7.2.0", """{"says":["export: 1200 of 8000 rows written","export: connection to warehouse lost"]}""");
        scene.Create(Kinds.Job, """
            {"metadata":{"name":"$app-export"},"spec":{"backoffLimit":2,"template":{"spec":{"restartPolicy":"Never",
             "containers":[{"name":"export","image":"registry.example/$namespace/export:7.2.0"}]}}}}
            """);
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        new FaultScene(world, Target).Delete(Kinds.Job, "$app-export");
        return true;
    }
}
