using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Workloads;

/// <summary>A job runs longer than its deadline allows, and is stopped.</summary>
internal sealed class JobDeadlineFault(string target) : Fault("job-deadline", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.Condition(Kinds.Job, "Failed", "True", "DeadlineExceeded")];

    internal override IReadOnlyList<string> Alerts => ["KubeJobFailed"];

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Create(Kinds.Job, """
            {"metadata":{"name":"$app-reindex"},"spec":{"activeDeadlineSeconds":120,"template":{"spec":{"restartPolicy":"Never",
             "containers":[{"name":"reindex","image":"registry.example/$namespace/reindex:1.1.0"}]}}}}
            """);
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        new FaultScene(world, Target).Delete(Kinds.Job, "$app-reindex");
        return true;
    }
}
