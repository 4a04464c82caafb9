namespace Autoheal.Kubernetes.Tests.Scenarios;

/// <summary>Routes of the Gateway API and of Istio that split traffic, as extensions of the simulated cluster.</summary>
internal static class SplitRoute
{
    public static void HttpRoute(ActionWorld world)
    {
        Define(world, "gateway.networking.k8s.io", "v1", "httproutes", "HTTPRoute");
        world.Create("/apis/gateway.networking.k8s.io/v1/namespaces/checkout/httproutes", """
            {"apiVersion":"gateway.networking.k8s.io/v1","kind":"HTTPRoute","metadata":{"name":"shop"},
             "spec":{"rules":[{"backendRefs":[{"name":"stable","port":80,"weight":90},{"name":"canary","port":80,"weight":10}]}]}}
            """);
        Serve(world);
    }

    public static void VirtualService(ActionWorld world)
    {
        Define(world, "networking.istio.io", "v1", "virtualservices", "VirtualService");
        world.Create("/apis/networking.istio.io/v1/namespaces/checkout/virtualservices", """
            {"apiVersion":"networking.istio.io/v1","kind":"VirtualService","metadata":{"name":"shop"},
             "spec":{"http":[{"route":[{"destination":{"host":"stable"},"weight":60},{"destination":{"host":"canary"},"weight":40}]}]}}
            """);
        Serve(world);
    }

    /// <summary>The backend that gets more has an address.</summary>
    private static void Serve(ActionWorld world) => world.Create("/apis/discovery.k8s.io/v1/namespaces/checkout/endpointslices", """
        {"metadata":{"name":"stable-1","labels":{"kubernetes.io/service-name":"stable"}},"addressType":"IPv4",
         "endpoints":[{"addresses":["10.1.2.3"],"conditions":{"ready":true}}],"ports":[{"port":80}]}
        """);

    private static void Define(ActionWorld world, string group, string version, string plural, string kind) => world.Create(
        "/apis/apiextensions.k8s.io/v1/customresourcedefinitions",
        $$$$"""
        {"metadata":{"name":"{{{{plural}}}}.{{{{group}}}}"},"spec":{"group":"{{{{group}}}}","scope":"Namespaced",
         "names":{"plural":"{{{{plural}}}}","singular":"{{{{kind.ToLowerInvariant()}}}}","kind":"{{{{kind}}}}","listKind":"{{{{kind}}}}List"},
         "versions":[{"name":"{{{{version}}}}","served":true,"storage":true,
           "schema":{"openAPIV3Schema":{"type":"object","x-kubernetes-preserve-unknown-fields":true}}}]}}
        """);
}
