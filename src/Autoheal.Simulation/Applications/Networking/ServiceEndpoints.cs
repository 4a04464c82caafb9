using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Applications.Networking;

/// <summary>Reads where a Service leads to from its Endpoints object.</summary>
internal static class ServiceEndpoints
{
    public static IReadOnlyList<ServiceEndpoint> Of(ObjectStore store, StoredObject service, bool includeUnready)
    {
        var endpoints = new List<ServiceEndpoint>();
        foreach (var subset in store.Find(Kinds.Endpoints, service.Namespace, service.Name)?.Json.Array("subsets") ?? [])
        {
            var ports = PortsOf(subset);
            Add(store, service, subset.Array("addresses"), ports, endpoints);
            if (includeUnready)
                Add(store, service, subset.Array("notReadyAddresses"), ports, endpoints);
        }

        return endpoints;
    }

    private static void Add(ObjectStore store, StoredObject service, JsonArray? addresses, Dictionary<string, int> ports, List<ServiceEndpoint> endpoints)
    {
        foreach (var address in addresses ?? [])
        {
            var pod = address.Text("targetRef", "kind") == "Pod" ? store.Find(Kinds.Pod, service.Namespace, address.Text("targetRef", "name") ?? "") : null;
            endpoints.Add(new(address.Text("ip") ?? "", address.Text("nodeName"), pod, ports));
        }
    }

    private static Dictionary<string, int> PortsOf(JsonNode? subset)
    {
        var ports = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var port in subset.Array("ports") ?? [])
        {
            if ((port.Text("protocol") ?? "TCP") == "TCP" && port.Number("port") is { } number)
                ports[port.Text("name") ?? ""] = (int)number;
        }

        return ports;
    }
}
