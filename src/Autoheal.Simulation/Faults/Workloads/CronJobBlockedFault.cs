using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Workloads;

/// <summary>A run of a CronJob does not end, and no other may start beside it.</summary>
internal sealed class CronJobBlockedFault(string target) : Fault("cronjob-blocked", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.Event("JobAlreadyActive"), Sign.Log("waiting for lock reports/nightly")];

    internal override IReadOnlyList<string> Alerts => ["KubeJobNotCompleted"];

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Publish("registry.example/$namespace/report:3.1.0", """{"repeats":"report: waiting for lock reports/nightly, attempt {n}"}""");
        scene.Create(Kinds.CronJob, """
            {"metadata":{"name":"$app-report"},"spec":{"schedule":"* * * * *","concurrencyPolicy":"Forbid","jobTemplate":{"spec":{"template":{"spec":{"restartPolicy":"Never",
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
