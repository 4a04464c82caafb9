using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Applications.Edge;

/// <summary>Reads the routes out of Ingress objects and HTTPRoutes.</summary>
internal static class EdgeRoutes
{
    public const string GatewayGroup = "gateway.networking.k8s.io";

    public static IEnumerable<EdgeRoute> Of(ObjectStore store, EdgeKind kind) => kind == EdgeKind.Ingress
        ? store.List(Kinds.Ingress).SelectMany(ingress => OfIngress(store, ingress))
        : HttpRoute(store) is { } route ? store.List(route).SelectMany(OfRoute) : [];

    /// <summary>The kind of HTTPRoutes; null while nobody has defined it.</summary>
    public static ObjectKind? HttpRoute(ObjectStore store) => store.AllKinds.FirstOrDefault(kind => kind.Group == GatewayGroup && kind.Kind == "HTTPRoute");

    private static IEnumerable<EdgeRoute> OfIngress(ObjectStore store, StoredObject ingress)
    {
        foreach (var rule in ingress.Spec.Array("rules") ?? [])
        {
            foreach (var path in rule.Object("http").Array("paths") ?? [])
            {
                if (path.Object("backend").Object("service") is { } service && service.Text("name") is { } name)
                    yield return new(ingress, rule.Text("host") ?? "*", path.Text("path") ?? "/", name, PortOf(store, ingress.Namespace!, name, service.Object("port")));
            }
        }
    }

    private static IEnumerable<EdgeRoute> OfRoute(StoredObject route)
    {
        var host = (route.Spec.Array("hostnames") ?? []).FirstOrDefault()?.ToString() ?? "*";
        foreach (var rule in route.Spec.Array("rules") ?? [])
        {
            var path = (rule.Array("matches") ?? []).FirstOrDefault().Object("path").Text("value") ?? "/";
            foreach (var backend in rule.Array("backendRefs") ?? [])
                yield return new(route, host, path, backend.Text("name") ?? "", (int)(backend.Number("port") ?? 80));
        }
    }

    /// <summary>Ingresses name ports by number or by the name that they have in the Service.</summary>
    private static int PortOf(ObjectStore store, string ns, string service, JsonObject? port)
    {
        if (port.Number("number") is { } number)
            return (int)number;
        var named = (store.Find(Kinds.Service, ns, service)?.Spec.Array("ports") ?? []).FirstOrDefault(found => found.Text("name") == port.Text("name"));
        return (int)(named.Number("port") ?? 0);
    }
}
