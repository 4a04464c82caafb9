using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Workloads;

/// <summary>A pod cannot be replaced: it waits for an operator that does not run to remove its finalizer.</summary>
internal sealed class FinalizerStuckFault(string target) : Fault("finalizer-stuck", target)
{
    private static readonly TimeSpan s_life = TimeSpan.FromMinutes(2);

    internal override IReadOnlyList<Sign> Signs =>
    [
        Sign.Of("a pod has been going away for more than two minutes", (world, target) => world.Store.List(Kinds.Pod, target.Namespace).Any(pod => pod.Metadata.Text("deletionTimestamp") is { } since && KubernetesTime.Parse(since) < world.Clock.GetUtcNow() - TimeSpan.FromMinutes(2))),
    ];

    internal override IReadOnlyList<string> Alerts => ["KubeStatefulSetReplicasMismatch"];

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Create(Kinds.StatefulSet, """
            {"metadata":{"name":"$app-queue","labels":{"app":"$app-queue"}},"spec":{"replicas":2,"serviceName":"$app-queue","selector":{"matchLabels":{"app":"$app-queue"}},
             "template":{"metadata":{"labels":{"app":"$app-queue"},"finalizers":["backup.example.com/drain"]},
             "spec":{"containers":[{"name":"queue","image":"registry.example/data/queue:2.4"}]}}}}
            """);
        scene.Later(s_life, () => scene.Delete(Kinds.Pod, "$app-queue-0"));
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        new FaultScene(world, Target).Patch(Kinds.Pod, "$app-queue-0", """{"metadata":{"finalizers":null}}""");
        return true;
    }
}
