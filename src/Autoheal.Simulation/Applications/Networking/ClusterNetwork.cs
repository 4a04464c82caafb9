using Autoheal.Simulation.Kubelet;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Applications.Networking;

/// <summary>
/// The network of the simulated cluster: names, Services, endpoints, policies and the state of the nodes decide what a process reaches, and
/// the processes themselves decide whether somebody listens.
/// </summary>
internal sealed class ClusterNetwork : IPodNetwork
{
    private static readonly TimeSpan s_resending = TimeSpan.FromMilliseconds(1_200);
    private readonly ObjectStore _store;
    private readonly NodeAgents _nodes;
    private readonly NetworkPolicies _policies;
    private readonly ClusterNames _names;

    public ClusterNetwork(ObjectStore store, NodeAgents nodes)
    {
        _store = store;
        _nodes = nodes;
        _policies = new NetworkPolicies(store);
        _names = new ClusterNames(store, new ClusterDns(store, _policies));
    }

    /// <summary>Finds the worker of a pod; set once there are kubelets.</summary>
    public Func<StoredObject, PodWorker?> WorkerOf { get; set; } = static _ => null;

    public Connection Resolve(StoredObject pod, string host)
    {
        var name = _names.Resolve(pod, host);
        return new() { Outcome = name.Outcome, Host = host, Port = 0, Address = name.Address };
    }

    public Connection Connect(StoredObject pod, string host, int port)
    {
        var routes = Routes(pod, host, port);
        return routes.FirstOrDefault(route => route.Open) ?? routes[0];
    }

    /// <summary>Every way the connection may go, at least one: a Service spreads its callers over all of its endpoints.</summary>
    public IReadOnlyList<Connection> Routes(StoredObject pod, string host, int port)
    {
        var name = _names.Resolve(pod, host);
        if (name.Outcome != Reachability.Open)
            return [new() { Outcome = name.Outcome, Host = host, Port = port }];
        var to = new Connection { Outcome = Reachability.Open, Host = host, Port = port, Address = name.Address };
        if (name.Address is "127.0.0.1" || name.Address == pod.Status.Text("podIP"))
            return [ToPod(pod, pod, to, port)];
        var service = name.Service ?? FindService(name.Address!);
        if (service is not null && service.Spec.Text("type") != "ExternalName")
            return ToService(pod, service, to);
        return [FindPod(name.Address!) is { } target ? ToPod(pod, target, to, port) : ToOutside(pod, to)];
    }

    private IReadOnlyList<Connection> ToService(StoredObject pod, StoredObject service, Connection to)
    {
        var headless = service.Spec.Text("clusterIP") == "None";
        if (!headless && _nodes.Of(pod.Spec.Text("nodeName") ?? "").Has(NodeTrouble.ServiceRulesLost))
            return [to with { Outcome = Reachability.TimedOut }];
        var portName = "";
        if (!headless)
        {
            var port = (service.Spec.Array("ports") ?? []).FirstOrDefault(port => port.Number("port") == to.Port && (port.Text("protocol") ?? "TCP") == "TCP");
            if (port is null)
                return [to with { Outcome = Reachability.TimedOut }];
            portName = port.Text("name") ?? "";
        }

        var endpoints = ServiceEndpoints.Of(_store, service, service.Spec.Flag("publishNotReadyAddresses") == true);
        if (endpoints.Count == 0)
            return [to with { Outcome = Reachability.Refused }];
        if (service.Spec.Text("internalTrafficPolicy") == "Local")
        {
            endpoints = [.. endpoints.Where(endpoint => endpoint.Node == pod.Spec.Text("nodeName"))];
            if (endpoints.Count == 0)
                return [to with { Outcome = Reachability.TimedOut }];
        }

        return [.. endpoints.Select(endpoint => ToEndpoint(pod, endpoint, to, headless ? to.Port : endpoint.Ports.GetValueOrDefault(portName)))];
    }

    private Connection ToEndpoint(StoredObject pod, ServiceEndpoint endpoint, Connection to, int port)
    {
        if (port == 0)
            return to with { Outcome = Reachability.Refused };
        return endpoint.Pod is { } target ? ToPod(pod, target, to, port) : ToOutside(pod, to);
    }

    private Connection ToPod(StoredObject from, StoredObject target, Connection to, int port)
    {
        var found = to with { Pod = target, PodPort = port };
        var (here, there) = (from.Spec.Text("nodeName") ?? "", target.Spec.Text("nodeName") ?? "");
        if (here != there && (!_nodes.Of(here).Reachable || !_nodes.Of(there).Reachable))
            return found with { Outcome = Reachability.TimedOut };
        if (here != there && (_nodes.Of(here).Has(NodeTrouble.PacketLoss) || _nodes.Of(there).Has(NodeTrouble.PacketLoss)))
            found = found with { Delay = s_resending };
        if (from.Uid != target.Uid && !_policies.Allow(from, target, port))
            return found with { Outcome = Reachability.TimedOut };
        return WorkerOf(target)?.FindListener(port) is null ? found with { Outcome = Reachability.Refused } : found;
    }

    private Connection ToOutside(StoredObject pod, Connection to) =>
        // Addresses of the cluster that neither a pod nor a Service has lead nowhere.
        _policies.AllowOutside(pod, to.Address!, to.Port) && !to.Address!.StartsWith("10.", StringComparison.Ordinal) && (to.Address!.StartsWith("203.0.113.", StringComparison.Ordinal) || to.Host != to.Address)
            ? to
            : to with { Outcome = Reachability.TimedOut };

    private StoredObject? FindService(string address)
    {
        foreach (var service in _store.List(Kinds.Service))
        {
            if (service.Spec.Text("clusterIP") == address)
                return service;
        }

        return null;
    }

    private StoredObject? FindPod(string address)
    {
        if (!address.StartsWith("10.", StringComparison.Ordinal))
            return null;
        foreach (var pod in _store.List(Kinds.Pod))
        {
            if (pod.Status.Text("podIP") == address && !pod.Deleting)
                return pod;
        }

        return null;
    }
}
