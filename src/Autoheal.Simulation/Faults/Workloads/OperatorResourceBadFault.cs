using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Workloads;

/// <summary>A resource asks its operator for a version that there is not.</summary>
internal sealed class OperatorResourceBadFault(string target) : Fault("operator-resource-bad", target)
{
    private const string Namespace = "cache-system";
    private static readonly TimeSpan s_life = TimeSpan.FromMinutes(2);

    internal override IReadOnlyList<Sign> Signs =>
    [
        Sign.LogIn(Namespace, "Reconciler error"),
        Sign.Of("the resource's condition Ready is False (InvalidSpec)", (world, target) => KindIn(world) is { } kind
            && Conditions.Find(world.Store.Find(kind, target.Namespace, target.Name + "-sessions")?.Status, "Ready").Text("reason") == "InvalidSpec"),
    ];

    internal override IReadOnlyList<string> Alerts => ["OperatorReconcileErrors"];

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Platform.Create(Kinds.CustomResourceDefinition, null, """
            {"metadata":{"name":"cacheclusters.data.example.com"},"spec":{"group":"data.example.com","scope":"Namespaced",
             "names":{"kind":"CacheCluster","listKind":"CacheClusterList","plural":"cacheclusters","singular":"cachecluster"},
             "versions":[{"name":"v1","served":true,"storage":true,"subresources":{"status":{}},"schema":{"openAPIV3Schema":{"type":"object","x-kubernetes-preserve-unknown-fields":true}}}]}}
            """);
        scene.Platform.Create(Kinds.Namespace, null, """{"metadata":{"name":"cache-system"}}""");
        scene.Platform.Create(Kinds.Deployment, Namespace, """
            {"metadata":{"name":"cache-operator"},"spec":{"replicas":1,"selector":{"matchLabels":{"app":"cache-operator"}},"template":{"metadata":{"labels":{"app":"cache-operator"}},
             "spec":{"containers":[{"name":"manager","image":"registry.example/platform/cache-operator:0.9.2"}]}}}}
            """);
        scene.Create(KindIn(world)!, """{"metadata":{"name":"$app-sessions"},"spec":{"replicas":2,"version":"7.4"}}""");
        scene.Later(s_life, () => SetVersion(scene, "7.latest"));
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        SetVersion(new FaultScene(world, Target), "7.4");
        return true;
    }

    private static ObjectKind? KindIn(SimulatedWorld world) => world.Store.AllKinds.FirstOrDefault(kind => kind.Kind == "CacheCluster");

    private static void SetVersion(FaultScene scene, string version) => scene.Change(
        KindIn(scene.World)!, "$app-sessions", $$"""[{"op":"replace","path":"/spec/version","value":"{{version}}"}]""");
}
