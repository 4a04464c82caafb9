using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Admission;

/// <summary>A clean-up deleted the RoleBinding by which a controller of the team reads the API.</summary>
internal sealed class AccessDeniedFault(string target) : Fault("rbac-denied", target)
{
    private const string Binding = """
        {"metadata":{"name":"$app-watcher"},"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"Role","name":"$app-watcher"},
         "subjects":[{"kind":"ServiceAccount","name":"$app-watcher","namespace":"$namespace"}]}
        """;

    private static readonly TimeSpan s_life = TimeSpan.FromSeconds(90);

    internal override IReadOnlyList<Sign> Signs =>
    [
        Sign.Log("is forbidden: User"),
        Sign.Waiting("CrashLoopBackOff"),
        Sign.Of("a service account was refused with 403", (world, target) => world.Audit.Any(entry => entry.Status == 403 && entry.User.StartsWith($"system:serviceaccount:{target.Namespace}:", StringComparison.Ordinal)), lasts: false),
    ];

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Publish("registry.example/$namespace/watcher:1.3.0", """{"asks":"/api/v1/namespaces/$namespace/configmaps"}""");
        scene.Create(Kinds.ServiceAccount, """{"metadata":{"name":"$app-watcher"}}""");
        scene.Create(Kinds.Role, """{"metadata":{"name":"$app-watcher"},"rules":[{"apiGroups":[""],"resources":["configmaps"],"verbs":["get","list","watch"]}]}""");
        scene.Create(Kinds.RoleBinding, Binding);
        scene.Create(Kinds.Deployment, """
            {"metadata":{"name":"$app-watcher","labels":{"app":"$app-watcher"}},"spec":{"replicas":1,"selector":{"matchLabels":{"app":"$app-watcher"}},
             "template":{"metadata":{"labels":{"app":"$app-watcher"}},"spec":{"serviceAccountName":"$app-watcher",
             "containers":[{"name":"manager","image":"registry.example/$namespace/watcher:1.3.0"}]}}}}
            """);
        scene.Later(s_life, () =>
        {
            ClusterUser.Janitor(world).Delete(Kinds.RoleBinding, scene.Namespace, scene.Fill("$app-watcher"));
            scene.Deployer.Delete(Kinds.Pod, scene.Namespace, world.Store.List(Kinds.Pod, scene.Namespace).First(pod => pod.Labels.Text("app") == scene.Fill("$app-watcher")).Name);
        });
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Create(Kinds.RoleBinding, Binding);
        return true;
    }
}
