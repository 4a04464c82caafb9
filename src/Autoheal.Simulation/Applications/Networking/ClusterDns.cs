using Autoheal.Simulation.Kubelet;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Applications.Networking;

/// <summary>The cluster's name server as its objects have it: the Service, its ready pods, and the Corefile they run with.</summary>
internal sealed class ClusterDns(ObjectStore store, NetworkPolicies policies)
{
    public const string Address = "10.96.0.10";
    public const string Namespace = "kube-system";
    public const string Service = "kube-dns";
    private const int Port = 53;
    private string _loaded = "";
    private NameServerState _state = NameServerState.Well;

    /// <summary>How it answers a pod. A world without the Service has a name server that is always well.</summary>
    public NameServerState State(StoredObject pod)
    {
        if (store.Find(Kinds.Service, Namespace, Service) is not { } service)
            return store.Find(Kinds.ConfigMap, Namespace, "coredns") is null ? NameServerState.Well : new() { Trouble = Reachability.NameServerSilent };
        var endpoints = ServiceEndpoints.Of(store, service, includeUnready: false);
        if (endpoints.Count == 0)
            return new() { Trouble = Reachability.NameServerSilent };
        foreach (var endpoint in endpoints)
        {
            if (endpoint.Pod is not { } server || !policies.Allow(pod, server, Port, "UDP"))
                continue;
            return Configured();
        }

        return new() { Trouble = Reachability.NameServerSilent };
    }

    /// <summary>What the servers have loaded: they take a new configuration over while they run, and keep the old one when it is broken.</summary>
    private NameServerState Configured()
    {
        if (store.Find(Kinds.ConfigMap, Namespace, "coredns")?.Json.Object("data").Text("Corefile") is { } corefile && corefile != _loaded)
        {
            _loaded = corefile;
            _state = Corefile.Complaint(corefile) is null ? Corefile.Read(corefile) : _state;
        }

        return _state;
    }
}
