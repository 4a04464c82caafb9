namespace Autoheal.Simulation.Faults.Crashes;

/// <summary>A licence has run out: a pod that starts gives up, and nothing was changed.</summary>
internal sealed class CrashWithoutChangeFault(string target) : Fault("crash-without-change", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.Waiting("CrashLoopBackOff"), Sign.Log("licence")];

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Publish("$current", """
            {"like":"$current","altered":true,"says":["$app: licence of module pricing-core ended at midnight","fatal: no valid licence"]}
            """);
        foreach (var pod in scene.Pods.Take(2).ToArray())
            scene.Engineer.Evict(scene.Namespace, pod.Name);
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Publish("$current", """{"restored":true}""");
        return true;
    }
}
