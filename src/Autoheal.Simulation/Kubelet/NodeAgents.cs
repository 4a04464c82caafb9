using Autoheal.Simulation.Scheduling;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Kubelet;

/// <summary>What is known about every node's machine, kubelet and runtime; made on first use.</summary>
internal sealed class NodeAgents(ObjectStore store)
{
    private readonly Dictionary<string, NodeAgent> _agents = [];

    /// <summary>Raised when something goes wrong with a node, or is well again.</summary>
    public event Action<NodeAgent>? Changed;

    public NodeAgent Of(string node)
    {
        if (_agents.TryGetValue(node, out var agent))
            return agent;
        agent = new NodeAgent(node, HostIPOf(node), _agents.Count, changed => Changed?.Invoke(changed), () => CapacityOf(node));
        _agents.Add(node, agent);
        return agent;
    }

    private ResourceAmounts? CapacityOf(string node) => store.Find(Kinds.Node, null, node) is { } found ? ResourceAmounts.AllocatableOn(found) : null;

    private string HostIPOf(string node)
    {
        foreach (var address in store.Find(Kinds.Node, null, node)?.Status.Array("addresses") ?? [])
        {
            if (address.Text("type") == "InternalIP")
                return address.Text("address")!;
        }

        return "172.18.0.2";
    }
}
