using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Network;

/// <summary>The Ingress of the application leads to a Service that does not exist.</summary>
internal sealed class IngressMisrouteFault(string target) : Fault("ingress-misroute", target)
{
    private const string Namespace = "ingress-nginx";
    private static readonly TimeSpan s_life = TimeSpan.FromSeconds(90);

    internal override IReadOnlyList<Sign> Signs =>
    [
        Sign.LogIn(Namespace, "Error obtaining Endpoints for Service"),
        Sign.Of("requests of an Ingress fail", (world, _) => world.Plane.Applications.Edges.Failing.Count > 0),
    ];

    internal override IReadOnlyList<string> Alerts => ["IngressErrorRateHigh"];

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Platform.Create(Kinds.Namespace, null, """{"metadata":{"name":"ingress-nginx"}}""");
        scene.Platform.Create(Kinds.Deployment, Namespace, """
            {"metadata":{"name":"ingress-nginx-controller"},"spec":{"replicas":1,"selector":{"matchLabels":{"app":"ingress-nginx"}},
             "template":{"metadata":{"labels":{"app":"ingress-nginx"}},
             "spec":{"containers":[{"name":"controller","image":"registry.example/platform/ingress-nginx-controller:1.11.3","ports":[{"containerPort":80,"name":"http"}]}]}}}}
            """);
        scene.Create(Kinds.Ingress, """
            {"metadata":{"name":"$app","labels":{"app":"$app"}},"spec":{"ingressClassName":"nginx","rules":[{"host":"$app.shop.example","http":{"paths":[
              {"path":"/","pathType":"Prefix","backend":{"service":{"name":"$app","port":{"number":80}}}}]}}]}}
            """);
        scene.Later(s_life, () => Route(scene, "$app-v2"));
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        Route(new FaultScene(world, Target), "$app");
        return true;
    }

    private static void Route(FaultScene scene, string service) => scene.Change(
        Kinds.Ingress, "$app", $$"""[{"op":"replace","path":"/spec/rules/0/http/paths/0/backend/service/name","value":"{{service}}"}]""");
}
