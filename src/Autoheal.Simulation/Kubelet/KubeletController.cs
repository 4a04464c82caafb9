using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Kubelet;

/// <summary>The kubelets of all nodes: gives every pod that was bound to a node its worker.</summary>
internal sealed class KubeletController : IController, IContainerUsage
{
    private readonly KubeletContext _context;
    private readonly Dictionary<string, PodWorker> _workers = [];
    private readonly Dictionary<ObjectKey, PodWorker> _byName = [];
    private readonly HashSet<NodeAgent> _silent = [];

    public KubeletController(KubeletContext context)
    {
        _context = context;
        _ = new NodeEvictions(context, node => _workers.Values.Where(worker => worker.Node == node));
        context.Nodes.Changed += Follow;
    }

    public void Observe(StoreChange change)
    {
        if (change.Kind == Kinds.Pod)
            ObservePod(change);
    }

    /// <summary>The worker of a pod; null when no kubelet has it.</summary>
    public PodWorker? Find(string ns, string pod) => _byName.GetValueOrDefault(new ObjectKey(ns, pod));

    public ContainerUsage? Of(string ns, string pod, string container) => Find(ns, pod)?.FindContainer(container)?.UsageAt(_context.Now);

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
        else if (pod.Spec.Text("nodeName") is { Length: > 0 } node && !Pods.IsFinished(pod) && HasNode(node))
        {
            Take(pod, _context.Nodes.Of(node));
        }
    }

    private void Follow(NodeAgent node)
    {
        if (node.Has(NodeTrouble.PoweredOff))
            ForEachOn(node, static worker => worker.LosePower());
        if (!node.Reports)
            _silent.Add(node);
        else if (_silent.Remove(node))
            ForEachOn(node, static worker => worker.Resync());
    }

    private void ForEachOn(NodeAgent node, Action<PodWorker> act)
    {
        foreach (var worker in _workers.Values.Where(worker => worker.Node == node).ToArray())
            act(worker);
    }

    /// <summary>A pod that names a node which does not exist is nobody's.</summary>
    private bool HasNode(string node) => _context.Store.Find(Kinds.Node, null, node) is not null;

    private void Take(StoredObject pod, NodeAgent node)
    {
        var worker = new PodWorker(_context, pod, node);
        _workers.Add(pod.Uid, worker);
        _byName[ObjectKey.Of(pod)] = worker;
        node.WhenItReports(() =>
        {
            if (_workers.ContainsKey(worker.Uid))
                worker.Begin();
        });
    }
}
