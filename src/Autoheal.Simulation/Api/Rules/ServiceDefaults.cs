using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Rules;

/// <summary>Defaults of Services; addresses are assigned by <see cref="ServiceAddresses"/>.</summary>
internal static class ServiceDefaults
{
    public static void Apply(JsonObject spec)
    {
        spec.Default("sessionAffinity", "None");
        spec.Default("type", "ClusterIP");
        foreach (var port in spec.Array("ports").Objects())
        {
            port.Default("protocol", "TCP");
            if (port["targetPort"] is null && port["port"] is { } number)
                port["targetPort"] = number.DeepClone();
        }

        if (spec.Text("type") == "ExternalName")
            return;
        spec.Default("internalTrafficPolicy", "Cluster");
        spec.Default("ipFamilies", new JsonArray("IPv4"));
        spec.Default("ipFamilyPolicy", "SingleStack");
        if (spec.Text("type") is "NodePort" or "LoadBalancer")
            spec.Default("externalTrafficPolicy", "Cluster");
        if (spec.Text("type") == "LoadBalancer")
            spec.Default("allocateLoadBalancerNodePorts", true);
    }
}
