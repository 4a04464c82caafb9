using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Kubelet;

/// <summary>The kubelets of all nodes: gives every pod that was bound to a node its worker.</summary>
internal sealed class KubeletController(KubeletContext context) : IController, IContainerUsage
{
    private readonly Dictionary<string, PodWorker> _workers = [];
    private readonly Dictionary<ObjectKey, PodWorker> _byName = [];
    private readonly Dictionary<string, NodeAgent> _nodes = [];

    public void Observe(StoreChange change)
    {
        if (change.Kind == Kinds.Pod)
            ObservePod(change);
    }

    public ContainerUsage? Of(string ns, string pod, string container) =>
        _byName.GetValueOrDefault(new ObjectKey(ns, pod))?.FindContainer(container)?.UsageAt(context.Now);

    /// <summary>The agent of a node, made on first use.</summary>
    public NodeAgent AgentOf(string node)
    {
        if (_nodes.TryGetValue(node, out var agent))
            return agent;
        agent = new NodeAgent(node, HostIPOf(node), _nodes.Count);
        _nodes.Add(node, agent);
        return agent;
    }

    private void ObservePod(StoreChange change)
    {
        var pod = change.Object;
        _workers.TryGetValue(pod.Uid, out var worker);
        if (change.Type == ChangeType.Deleted)
        {
            worker?.Abandon();
            _workers.Remove(pod.Uid);
            _byName.Remove(ObjectKey.Of(pod));
        }
        else if (worker is not null)
        {
            worker.Observe(pod);
        }
        else if (pod.Spec.Text("nodeName") is { Length: > 0 } node && !Pods.IsFinished(pod))
        {
            worker = new PodWorker(context, pod, AgentOf(node));
            _workers.Add(pod.Uid, worker);
            _byName[ObjectKey.Of(pod)] = worker;
            worker.Begin();
        }
    }

    private string HostIPOf(string node)
    {
        foreach (var address in context.Store.Find(Kinds.Node, null, node)?.Status.Array("addresses") ?? [])
        {
            if (address.Text("type") == "InternalIP")
                return address.Text("address")!;
        }

        return "172.18.0.2";
    }
}
