using Autoheal.Simulation.Applications.Edge;
using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Network;

/// <summary>The HTTPRoute of the application leads to a Service that does not exist.</summary>
internal sealed class GatewayMisrouteFault(string target) : Fault("gateway-misroute", target)
{
    private const string Namespace = "gateway-system";
    private static readonly TimeSpan s_life = TimeSpan.FromSeconds(90);

    internal override IReadOnlyList<Sign> Signs =>
    [
        Sign.LogIn(Namespace, "\"response_code\":500"),
        Sign.Of("HTTPRoute condition ResolvedRefs is False (BackendNotFound)", (world, target) => EdgeRoutes.HttpRoute(world.Store) is { } kind
            && Conditions.Find((world.Store.Find(kind, target.Namespace, target.Name)?.Status.Array("parents") ?? []).FirstOrDefault() as System.Text.Json.Nodes.JsonObject, "ResolvedRefs") is { } resolved
            && resolved.Text("reason") == "BackendNotFound"),
    ];

    internal override IReadOnlyList<string> Alerts => ["GatewayErrorRateHigh"];

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Platform.Create(Kinds.CustomResourceDefinition, null, """
            {"metadata":{"name":"httproutes.gateway.networking.k8s.io"},"spec":{"group":"gateway.networking.k8s.io","scope":"Namespaced",
             "names":{"kind":"HTTPRoute","listKind":"HTTPRouteList","plural":"httproutes","singular":"httproute"},
             "versions":[{"name":"v1","served":true,"storage":true,"subresources":{"status":{}},"schema":{"openAPIV3Schema":{"type":"object","x-kubernetes-preserve-unknown-fields":true}}}]}}
            """);
        scene.Platform.Create(Kinds.Namespace, null, """{"metadata":{"name":"gateway-system"}}""");
        scene.Platform.Create(Kinds.Deployment, Namespace, """
            {"metadata":{"name":"envoy"},"spec":{"replicas":1,"selector":{"matchLabels":{"app":"envoy"}},"template":{"metadata":{"labels":{"app":"envoy"}},
             "spec":{"containers":[{"name":"envoy","image":"registry.example/platform/envoy:v1.32.2","ports":[{"containerPort":80,"name":"http"}]}]}}}}
            """);
        scene.Create(EdgeRoutes.HttpRoute(world.Store)!, """
            {"metadata":{"name":"$app","labels":{"app":"$app"}},"spec":{"parentRefs":[{"name":"public","namespace":"gateway-system"}],"hostnames":["$app.shop.example"],
             "rules":[{"matches":[{"path":{"type":"PathPrefix","value":"/"}}],"backendRefs":[{"name":"$app","port":80}]}]}}
            """);
        scene.Later(s_life, () => Route(scene, "$app-canary"));
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        Route(new FaultScene(world, Target), "$app");
        return true;
    }

    private static void Route(FaultScene scene, string service) => scene.Change(
        EdgeRoutes.HttpRoute(scene.World.Store)!, "$app", $$"""[{"op":"replace","path":"/spec/rules/0/backendRefs/0/name","value":"{{service}}"}]""");
}
