using System.Net;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Kubelet;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Applications.Networking;

/// <summary>Whether the namespaces' policies let one pod talk to another, both ways of looking at it.</summary>
internal sealed class NetworkPolicies(ObjectStore store)
{
    /// <summary>Whether packets from a pod reach another's port.</summary>
    public bool Allow(StoredObject from, StoredObject to, int port, string protocol = "TCP") =>
        AllowEgress(from, to, to.Status.Text("podIP"), port, protocol) && AllowIngress(from, to, port, protocol);

    /// <summary>Whether packets from a pod may leave for an address that is no pod's.</summary>
    public bool AllowOutside(StoredObject from, string address, int port) => AllowEgress(from, null, address, port, "TCP");

    private bool AllowEgress(StoredObject from, StoredObject? to, string? address, int port, string protocol)
    {
        var selected = false;
        foreach (var policy in store.List(Kinds.NetworkPolicy, from.Namespace))
        {
            if (!Concerns(policy, from, "Egress"))
                continue;
            selected = true;
            foreach (var rule in policy.Spec.Array("egress") ?? [])
            {
                if (AllowsPort(rule, port, protocol, to) && AllowsPeer(rule.Array("to"), policy, to, address))
                    return true;
            }
        }

        return !selected;
    }

    private bool AllowIngress(StoredObject from, StoredObject to, int port, string protocol)
    {
        var selected = false;
        foreach (var policy in store.List(Kinds.NetworkPolicy, to.Namespace))
        {
            if (!Concerns(policy, to, "Ingress"))
                continue;
            selected = true;
            foreach (var rule in policy.Spec.Array("ingress") ?? [])
            {
                if (AllowsPort(rule, port, protocol, to) && AllowsPeer(rule.Array("from"), policy, from, from.Status.Text("podIP")))
                    return true;
            }
        }

        return !selected;
    }

    private static bool Concerns(StoredObject policy, StoredObject pod, string direction)
    {
        if (!Selectors.Matches(policy.Spec.Object("podSelector") ?? [], pod.Labels))
            return false;
        if (policy.Spec.Array("policyTypes") is { Count: > 0 } types)
            return types.Any(type => type?.ToString() == direction);
        return direction == "Ingress" || policy.Spec.Array("egress") is not null;
    }

    private static bool AllowsPort(JsonNode? rule, int port, string protocol, StoredObject? to)
    {
        if (rule.Array("ports") is not { Count: > 0 } ports)
            return true;
        foreach (var allowed in ports)
        {
            if ((allowed.Text("protocol") ?? "TCP") != protocol)
                continue;
            if (allowed.Text("port") is { } named ? to is not null && NumberOf(named, to) == port : InRange(allowed, port))
                return true;
        }

        return false;
    }

    private static bool InRange(JsonNode? allowed, int port) =>
        allowed.Number("port") is not { } first || (port >= first && port <= (allowed.Number("endPort") ?? first));

    private static int NumberOf(string name, StoredObject pod)
    {
        foreach (var container in pod.Spec.Array("containers") ?? [])
        {
            if (ProbeQuestion.PortOf(new JsonObject { ["port"] = name }, (JsonObject)container!) is > 0 and var number)
                return number;
        }

        return 0;
    }

    private bool AllowsPeer(JsonArray? peers, StoredObject policy, StoredObject? pod, string? address)
    {
        if (peers is not { Count: > 0 })
            return true;
        foreach (var peer in peers)
        {
            if (peer.Object("ipBlock") is { } block ? InBlock(block, address) : pod is not null && IsSelected(peer, policy, pod))
                return true;
        }

        return false;
    }

    private bool IsSelected(JsonNode? peer, StoredObject policy, StoredObject pod)
    {
        if (peer.Object("podSelector") is { } pods && !Selectors.Matches(pods, pod.Labels))
            return false;
        return peer.Object("namespaceSelector") is { } namespaces
            ? Selectors.Matches(namespaces, store.Find(Kinds.Namespace, null, pod.Namespace!)?.Labels)
            : pod.Namespace == policy.Namespace;
    }

    private static bool InBlock(JsonObject block, string? address) =>
        IPAddress.TryParse(address, out var ip) && IPNetwork.TryParse(block.Text("cidr"), out var network) && network.Contains(ip)
        && !(block.Array("except") ?? []).Any(except => IPNetwork.TryParse(except?.ToString(), out var hole) && hole.Contains(ip));
}
