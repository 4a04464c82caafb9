using Autoheal.Simulation.Kubelet;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Applications.Networking;

/// <summary>What a name means to a process in a pod: host aliases, the pod's DNS policy, the cluster's name server, the world outside.</summary>
internal sealed class ClusterNames(ObjectStore store, ClusterDns dns)
{
    private static readonly string[] s_publicSuffixes = [".com", ".net", ".org", ".io", ".dev", ".cloud", ".example", ".test", ".app"];

    public NameAnswer Resolve(StoredObject pod, string host)
    {
        if (host is "localhost" or "127.0.0.1" or "::1")
            return NameAnswer.At("127.0.0.1");
        if (System.Net.IPAddress.TryParse(host, out _))
            return NameAnswer.At(host);
        foreach (var alias in pod.Spec.Array("hostAliases") ?? [])
        {
            if ((alias.Array("hostnames") ?? []).Any(name => name?.ToString() == host) && alias.Text("ip") is { } ip)
                return NameAnswer.At(ip);
        }

        return AsksTheCluster(pod) ? ResolveByCluster(pod, host) : ResolveOutside(host);
    }

    /// <summary>Whether the pod's resolver is the cluster's.</summary>
    private static bool AsksTheCluster(StoredObject pod) => pod.Spec.Text("dnsPolicy") switch
    {
        "Default" => false,
        "None" => (pod.Spec.Object("dnsConfig").Array("nameservers") ?? []).Any(server => server?.ToString() == ClusterDns.Address),
        "ClusterFirst" => pod.Spec.Flag("hostNetwork") != true,
        _ => true,
    };

    private NameAnswer ResolveByCluster(StoredObject pod, string host)
    {
        var server = dns.State(pod);
        if (server.Trouble is { } trouble)
            return NameAnswer.Failed(trouble);
        foreach (var candidate in Candidates(pod, host))
        {
            if (server.FailsFor(candidate))
                return NameAnswer.Failed(Reachability.NameServerFailed);
            if (server.KnowsCluster && FindService(candidate) is { } found)
                return found;
        }

        var outside = ResolveOutside(host);
        return outside.Address is null || server.KnowsOutside ? outside : NameAnswer.Failed(Reachability.NameServerFailed);
    }

    /// <summary>The full names that the resolver tries, by the search list of the pod.</summary>
    private static IEnumerable<string> Candidates(StoredObject pod, string host)
    {
        var name = host.TrimEnd('.');
        if (name.EndsWith(".cluster.local", StringComparison.Ordinal))
            return [name];
        if (host.EndsWith('.'))
            return [];
        if (pod.Spec.Text("dnsPolicy") == "None")
            return (pod.Spec.Object("dnsConfig").Array("searches") ?? []).Select(search => $"{name}.{search}");
        return [$"{name}.{pod.Namespace}.svc.cluster.local", $"{name}.svc.cluster.local", $"{name}.cluster.local"];
    }

    private NameAnswer? FindService(string name)
    {
        var labels = name.Split('.');
        // service.namespace.svc.cluster.local, with a pod's name before it where the service is headless.
        if (labels.Length is not (5 or 6) || labels[^3] != "svc")
            return null;
        if (store.Find(Kinds.Service, labels[^4], labels[^5]) is not { } service)
            return null;
        if (service.Spec.Text("type") == "ExternalName")
            return ResolveOutside(service.Spec.Text("externalName") ?? "") with { Service = service };
        if (service.Spec.Text("clusterIP") is { Length: > 0 } address and not "None" && labels.Length == 5)
            return NameAnswer.At(address, service);
        return FindHeadless(service, labels.Length == 6 ? labels[0] : null);
    }

    private NameAnswer? FindHeadless(StoredObject service, string? hostname)
    {
        foreach (var endpoint in ServiceEndpoints.Of(store, service, includeUnready: service.Spec.Flag("publishNotReadyAddresses") == true))
        {
            if (hostname is null || endpoint.Pod?.Name == hostname)
                return NameAnswer.At(endpoint.Address, service);
        }

        return null;
    }

    private static NameAnswer ResolveOutside(string host) => Array.Exists(s_publicSuffixes, suffix => host.TrimEnd('.').EndsWith(suffix, StringComparison.Ordinal))
        ? NameAnswer.At("203.0.113.80")
        : NameAnswer.Failed(Reachability.UnknownName);
}
