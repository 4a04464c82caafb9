using System.Globalization;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Rules;

/// <summary>Gives Services their cluster addresses and node ports, in order of creation.</summary>
internal sealed class ServiceAddresses
{
    private const string Prefix = "10.96.";
    private const int FirstNodePort = 30000;

    /// <summary>10.96.0.1 and 10.96.0.10 are the API server's and the DNS's in every cluster made with the usual tools.</summary>
    private int _nextAddress = 256;

    private int _nextNodePort = FirstNodePort;

    public void Assign(ObjectStore store, JsonObject service)
    {
        var spec = service.Object("spec")!;
        if (spec.Text("type") == "ExternalName")
            return;
        if (spec.Text("clusterIP") is null or "")
            spec["clusterIP"] = NextFree(store);
        spec.Default("clusterIPs", new JsonArray(spec.Text("clusterIP")));
        if (spec.Text("type") is not ("NodePort" or "LoadBalancer"))
            return;
        foreach (var port in spec.Array("ports").Objects())
            port.Default("nodePort", _nextNodePort++);
    }

    /// <summary>An update that leaves the address out keeps it.</summary>
    public void Keep(JsonObject updated, StoredObject current)
    {
        var spec = updated.Object("spec")!;
        if (spec.Text("type") == "ExternalName" || current.Spec.Text("clusterIP") is not { } address)
            return;
        spec.Default("clusterIP", address);
        if (current.Spec.Array("clusterIPs") is { } addresses)
            spec.Default("clusterIPs", addresses.DeepClone());
        if (spec.Text("type") is not ("NodePort" or "LoadBalancer"))
            return;
        foreach (var port in spec.Array("ports").Objects())
            port.Default("nodePort", _nextNodePort++);
    }

    private string NextFree(ObjectStore store)
    {
        string address;
        do
        {
            address = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{_nextAddress / 256 % 256}.{_nextAddress % 256}");
            _nextAddress++;
        }
        while (IsTaken(store, address) || address.EndsWith(".0", StringComparison.Ordinal) || address.EndsWith(".255", StringComparison.Ordinal));
        return address;
    }

    private static bool IsTaken(ObjectStore store, string address)
    {
        foreach (var service in store.List(Kinds.Service))
        {
            if (service.Spec.Text("clusterIP") == address)
                return true;
        }

        return false;
    }
}
