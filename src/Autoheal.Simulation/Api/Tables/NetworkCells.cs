using System.Globalization;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Selecting;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Tables;

/// <summary>Services and what stands behind them.</summary>
internal static class NetworkCells
{
    private const int ShownEndpoints = 3;

    public static object[] OfService(StoredObject item, DateTimeOffset now) =>
    [
        item.Name,
        item.Spec.Text("type") ?? "",
        Cells.OrNone(item.Spec.Text("clusterIP")),
        ExternalAddress(item),
        ServicePorts(item.Spec.Array("ports")),
        Cells.Age(item, now),
        item.Spec.Object("selector") is { Count: > 0 } selector ? LabelSelector.FromMap(selector).ToString() : Cells.None,
    ];

    public static object[] OfEndpoints(StoredObject item, DateTimeOffset now)
    {
        var shown = new List<string>();
        var total = 0;
        foreach (var subset in item.Json.Array("subsets") ?? [])
        {
            foreach (var port in subset.Array("ports") ?? [])
            {
                foreach (var address in subset.Array("addresses") ?? [])
                {
                    if (++total <= ShownEndpoints)
                        shown.Add(string.Create(CultureInfo.InvariantCulture, $"{address.Text("ip")}:{port.Number("port")}"));
                }
            }
        }

        return [item.Name, Limited(shown, total), Cells.Age(item, now)];
    }

    public static object[] OfEndpointSlice(StoredObject item, DateTimeOffset now)
    {
        var addresses = new List<string>();
        var total = 0;
        foreach (var endpoint in item.Json.Array("endpoints") ?? [])
        {
            foreach (var address in endpoint.Array("addresses") ?? [])
            {
                if (++total <= ShownEndpoints)
                    addresses.Add(address?.ToString() ?? "");
            }
        }

        var ports = new List<string>();
        foreach (var port in item.Json.Array("ports") ?? [])
            ports.Add(port.Number("port")?.ToString(CultureInfo.InvariantCulture) ?? "*");
        var portsText = ports.Count == 0 ? "<unset>" : Limited(ports[..Math.Min(ports.Count, ShownEndpoints)], ports.Count);
        return [item.Name, item.Json.Text("addressType") ?? "", portsText, total == 0 ? "<unset>" : Limited(addresses, total), Cells.Age(item, now)];
    }

    public static object[] OfIngress(StoredObject item, DateTimeOffset now)
    {
        var hosts = new List<string>();
        foreach (var rule in item.Spec.Array("rules") ?? [])
        {
            if (rule.Text("host") is { Length: > 0 } host)
                hosts.Add(host);
        }

        var shown = hosts.Count == 0 ? "*" : Limited(hosts[..Math.Min(hosts.Count, ShownEndpoints)], hosts.Count);
        var addresses = new List<string>();
        foreach (var address in item.Status.Object("loadBalancer").Array("ingress") ?? [])
            addresses.Add(address.Text("ip") is { Length: > 0 } ip ? ip : address.Text("hostname") ?? "");
        var ports = item.Spec.Array("tls") is { Count: > 0 } ? "80, 443" : "80";
        return [item.Name, Cells.OrNone(item.Spec.Text("ingressClassName")), shown, string.Join(",", addresses), ports, Cells.Age(item, now)];
    }

    public static object[] OfIngressClass(StoredObject item, DateTimeOffset now)
    {
        var parameters = item.Spec.Object("parameters");
        var shown = Cells.None;
        if (parameters is not null)
            shown = parameters.Text("apiGroup") is { Length: > 0 } group ? $"{parameters.Text("kind")}.{group}/{parameters.Text("name")}" : $"{parameters.Text("kind")}/{parameters.Text("name")}";
        return [item.Name, item.Spec.Text("controller") ?? "", shown, Cells.Age(item, now)];
    }

    public static object[] OfNetworkPolicy(StoredObject item, DateTimeOffset now)
    {
        var selector = LabelSelector.FromObject(item.Spec.Object("podSelector") ?? []).ToString();
        return [item.Name, Cells.OrNone(selector), Cells.Age(item, now)];
    }

    private static string Limited(List<string> shown, int total)
    {
        if (total == 0)
            return Cells.None;
        var text = string.Join(",", shown);
        return total > shown.Count ? string.Create(CultureInfo.InvariantCulture, $"{text} + {total - shown.Count} more...") : text;
    }

    private static string ExternalAddress(StoredObject item)
    {
        switch (item.Spec.Text("type"))
        {
            case "ExternalName":
                return Cells.OrNone(item.Spec.Text("externalName"));
            case "LoadBalancer":
                var addresses = Cells.Join(item.Status.Object("loadBalancer").Array("ingress"), "ip");
                return addresses.Length > 0 ? addresses : "<pending>";
            default:
                return Cells.None;
        }
    }

    private static string ServicePorts(JsonArray? ports)
    {
        if (ports is not { Count: > 0 })
            return Cells.None;
        var shown = new List<string>(ports.Count);
        foreach (var port in ports)
        {
            shown.Add(port.Number("nodePort") is > 0 and var nodePort
                ? string.Create(CultureInfo.InvariantCulture, $"{port.Number("port")}:{nodePort}/{port.Text("protocol")}")
                : string.Create(CultureInfo.InvariantCulture, $"{port.Number("port")}/{port.Text("protocol")}"));
        }

        return string.Join(",", shown);
    }
}
