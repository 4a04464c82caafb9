using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Workloads;

/// <summary>Somebody suspended a CronJob for an afternoon and forgot it.</summary>
internal sealed class CronJobSuspendedFault(string target) : Fault("cronjob-suspended", target)
{
    private static readonly TimeSpan s_life = TimeSpan.FromMinutes(3);

    internal override IReadOnlyList<Sign> Signs =>
    [
        Sign.Of("the CronJob is suspended and has not run for minutes", (world, target) => world.Store.Find(Kinds.CronJob, target.Namespace, target.Name + "-report") is { } cron && cron.Spec.Flag("suspend") == true && cron.Status.Text("lastScheduleTime") is { } last && KubernetesTime.Parse(last) < world.Clock.GetUtcNow() - TimeSpan.FromMinutes(3)),
    ];

    internal override IReadOnlyList<string> Alerts => ["KubeCronJobMissed"];

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Publish("registry.example/$namespace/report:3.1.0", """{"says":["report: 812 rows"],"exitCode":0}""");
        scene.Create(Kinds.CronJob, """
            {"metadata":{"name":"$app-report"},"spec":{"schedule":"* * * * *","concurrencyPolicy":"Forbid","jobTemplate":{"spec":{"template":{"spec":{"restartPolicy":"Never",
             "containers":[{"name":"report","image":"registry.example/$namespace/report:3.1.0"}]}}}}}}
            """);
        scene.Later(s_life, () => scene.Patch(Kinds.CronJob, "$app-report", """{"spec":{"suspend":true}}"""));
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Patch(Kinds.CronJob, "$app-report", """{"spec":{"suspend":false}}""");
        return true;
    }
}
