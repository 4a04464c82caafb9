using Autoheal.Simulation.Kubelet;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Applications.Networking;

/// <summary>The cluster's name server as its objects have it: the Service, its ready pods, and the Corefile they run with.</summary>
internal sealed class ClusterDns(ObjectStore store, NetworkPolicies policies, Func<StoredObject, string?> runningCorefile)
{
    public const string Address = "10.96.0.10";
    public const string Namespace = "kube-system";
    public const string Service = "kube-dns";
    private const int Port = 53;

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
            return runningCorefile(server) is { } corefile ? Corefile.Read(corefile) : NameServerState.Well;
        }

        return new() { Trouble = Reachability.NameServerSilent };
    }
}
