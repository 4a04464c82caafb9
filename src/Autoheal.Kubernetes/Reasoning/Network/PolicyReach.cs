using System.Net;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Network;

/// <summary>
/// Reckons whether NetworkPolicies let one pod speak to another. What cannot be told (labels of a namespace that was not seen, an address that is not
/// known) counts as allowed.
/// </summary>
internal static class PolicyReach
{
    private const int Dns = 53;

    /// <summary>The newest policy that stands between two pods; null when they may speak.</summary>
    public static (NetworkPolicy Policy, bool Ingress)? FindBlocking(ClusterModel model, Pod from, Pod to, int port, string protocol)
    {
        if (Blocking(model, to, ingress: true, rule => Allows(model, rule, from, to, to, port, protocol)) is { } incoming)
        {
            return (incoming, true);
        }

        return Blocking(model, from, ingress: false, rule => Allows(model, rule, to, from, to, port, protocol)) is { } outgoing ? (outgoing, false) : null;
    }

    /// <summary>The newest policy that keeps a pod from asking the cluster's DNS; null when it may.</summary>
    public static NetworkPolicy? FindBlockingDns(ClusterModel model, Pod pod) => Blocking(model, pod, ingress: false, rule => AllowsDns(rule));

    private static NetworkPolicy? Blocking(ClusterModel model, Pod pod, bool ingress, Func<NetworkPolicyRule, bool> allows)
    {
        NetworkPolicy? newest = null;
        foreach (var policy in model.NetworkPolicies.In(pod.Namespace))
        {
            if (!(ingress ? policy.LimitsIngress : policy.LimitsEgress) || !policy.AppliesTo(pod))
            {
                continue;
            }

            foreach (var rule in ingress ? policy.Ingress : policy.Egress)
            {
                if (allows(rule))
                {
                    return null;
                }
            }

            newest = newest is null || policy.Metadata.SpecChangedAt > newest.Metadata.SpecChangedAt ? policy : newest;
        }

        return newest;
    }

    private static bool Allows(ClusterModel model, NetworkPolicyRule rule, Pod other, Pod self, Pod server, int port, string protocol) =>
        AllowsPort(rule, server, port, protocol) && (rule.Peers.Count == 0 || rule.Peers.Any(peer => Accepts(model, peer, other, self.Namespace)));

    private static bool AllowsPort(NetworkPolicyRule rule, Pod server, int port, string protocol)
    {
        foreach (var allowed in rule.Ports)
        {
            if (allowed.Protocol == protocol && (allowed.Port.IsNone || port == 0
                || (allowed.Port.Name is { } name ? IsNamed(server, name, port) : allowed.Port.Number == port || (port > allowed.Port.Number && port <= allowed.EndPort))))
            {
                return true;
            }
        }

        return rule.Ports.Count == 0;
    }

    private static bool IsNamed(Pod server, string name, int port) =>
        server.Template.Containers.Any(container => container.Ports.Any(declared => declared.Name == name && declared.Number == port));

    private static bool Accepts(ClusterModel model, NetworkPolicyPeer peer, Pod other, string home)
    {
        if (peer.IpBlock.Length > 0)
        {
            return !IPAddress.TryParse(other.Address, out var address) || !IPNetwork.TryParse(peer.IpBlock, out var range)
                || (range.Contains(address) && !peer.Except.Any(part => IPNetwork.TryParse(part, out var taken) && taken.Contains(address)));
        }

        var inNamespace = peer.Namespaces is null ? other.Namespace == home
            : model.Namespaces.Find("", other.Namespace).Value is not { } @namespace || peer.Namespaces.SelectsOrAll(@namespace.Metadata.Labels);
        return inNamespace && (peer.Pods is null || peer.Pods.SelectsOrAll(other.Metadata.Labels));
    }

    private static bool AllowsDns(NetworkPolicyRule rule)
    {
        var port = rule.Ports.Count == 0;
        foreach (var allowed in rule.Ports)
        {
            port |= allowed.Port.IsNone || allowed.Port.Name is not null || allowed.Port.Number == Dns || (Dns > allowed.Port.Number && Dns <= allowed.EndPort);
        }

        return port && (rule.Peers.Count == 0 || rule.Peers.Any(peer => peer.IpBlock.Length > 0 || peer.Namespaces is not null));
    }
}
