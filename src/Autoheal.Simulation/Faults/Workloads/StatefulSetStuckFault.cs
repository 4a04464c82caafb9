using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Workloads;

/// <summary>An update of a StatefulSet stops at its first pod, which cannot pull its image.</summary>
internal sealed class StatefulSetStuckFault(string target) : Fault("statefulset-stuck", target)
{
    private const string Image = "registry.example/data/store";
    private static readonly TimeSpan s_life = TimeSpan.FromMinutes(2);

    internal override IReadOnlyList<Sign> Signs =>
    [
        Sign.Waiting("ImagePullBackOff"),
        Sign.Of("the StatefulSet updates from one revision to another", (world, target) => world.Store.Find(Kinds.StatefulSet, target.Namespace, target.Name + "-store")?.Status is { } status && status.Text("updateRevision") != status.Text("currentRevision")),
    ];

    internal override IReadOnlyList<string> Alerts => ["KubeStatefulSetReplicasMismatch"];

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Publish(Image + ":4.1", "{}");
        scene.Create(Kinds.StatefulSet, """
            {"metadata":{"name":"$app-store","labels":{"app":"$app-store"}},"spec":{"replicas":3,"serviceName":"$app-store","selector":{"matchLabels":{"app":"$app-store"}},
             "template":{"metadata":{"labels":{"app":"$app-store"}},"spec":{"containers":[{"name":"store","image":"registry.example/data/store:4.1"}]}}}}
            """);
        scene.Later(s_life, () => scene.Patch(Kinds.StatefulSet, "$app-store", SetImage("4.2")));
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Patch(Kinds.StatefulSet, "$app-store", SetImage("4.1"));
        scene.Delete(Kinds.Pod, "$app-store-2");
        return true;
    }

    private static string SetImage(string version) => $$$"""{"spec":{"template":{"spec":{"containers":[{"name":"store","image":"{{{Image}}}:{{{version}}}"}]} } } }""";
}
