using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Rollouts;

/// <summary>A release stops every old pod before the first new one has shown that it starts, and none does.</summary>
internal sealed class UnsafeStrategyFault(string target) : Fault("unsafe-strategy", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.NoEndpoints(), Sign.Waiting("CrashLoopBackOff")];

    internal override IReadOnlyList<string> Alerts => ["KubeDeploymentReplicasMismatch", "KubeServiceWithoutEndpoints"];

    internal override bool IsRelease => true;

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.PublishNext();
        scene.Patch(Kinds.Deployment, "$app", """{"spec":{"strategy":{"$retainKeys":["type"],"type":"Recreate"}}}""");
        scene.ReleaseContainer("""{"image":"$next","env":[{"name":"$variable","value":""}]}""");
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Undo();
        scene.Patch(Kinds.Deployment, "$app", """
            {"spec":{"strategy":{"$retainKeys":["type","rollingUpdate"],"type":"RollingUpdate","rollingUpdate":{"maxSurge":"25%","maxUnavailable":"25%"}}}}
            """);
        return true;
    }
}
