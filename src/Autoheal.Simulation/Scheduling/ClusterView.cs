using System.Text.Json.Nodes;
using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Scheduling;

/// <summary>Nodes, what their pods have taken, and which pods keep others away, kept up to date from the store's changes.</summary>
internal sealed class ClusterView
{
    private readonly SortedDictionary<string, NodeView> _nodes = new(StringComparer.Ordinal);
    private readonly SortedDictionary<ObjectKey, (PodDemand Pod, NodeView Node)> _repelling = [];
    private readonly SortedDictionary<ObjectKey, (PodDemand Pod, string Node)> _nominated = [];

    public IEnumerable<NodeView> Nodes => _nodes.Values.Where(node => node.Exists);

    /// <summary>How many nodes exist.</summary>
    public int NodeCount { get; private set; }

    /// <summary>The pods with required anti-affinity, and where they are.</summary>
    public IEnumerable<(PodDemand Pod, NodeView Node)> Repelling => _repelling.Values;

    public NodeView? Find(string? name) => name is not null && _nodes.TryGetValue(name, out var node) && node.Exists ? node : null;

    /// <summary>The waiting pods for which room was made on a node.</summary>
    public IEnumerable<PodDemand> NominatedTo(string node) => _nominated.Values.Where(entry => entry.Node == node).Select(entry => entry.Pod);

    public bool HasNominations => _nominated.Count > 0;

    public void Observe(StoreChange change)
    {
        if (change.Kind == Kinds.Node)
            ObserveNode(change);
        else if (change.Kind == Kinds.Pod)
            ObservePod(change);
    }

    /// <summary>The node that a pod occupies; a finished pod occupies none.</summary>
    public static string? NodeOf(StoredObject pod) => pod.Spec.Text("nodeName") is { Length: > 0 } node && !Pods.IsFinished(pod) ? node : null;

    private void ObserveNode(StoreChange change)
    {
        if (change.Type == ChangeType.Deleted)
        {
            if (Find(change.Object.Name) is not { } gone)
                return;
            gone.Forget();
            NodeCount--;
            DropEmpty(gone);
            return;
        }

        var node = Ensure(change.Object.Name);
        NodeCount += node.Exists ? 0 : 1;
        node.Node = change.Object;
    }

    private void ObservePod(StoreChange change)
    {
        var key = ObjectKey.Of(change.Object);
        var before = change.Old is { } old ? NodeOf(old) : null;
        var after = change.Type == ChangeType.Deleted ? null : NodeOf(change.Object);
        if (before != after || (after is not null && !SameDemand(change)))
            Move(key, before, after, change.Object);
        var nominated = change.Type == ChangeType.Deleted || after is not null ? null : change.Object.Status.Text("nominatedNodeName");
        if (nominated is not null)
            _nominated[key] = (PodDemand.Of(change.Object), nominated);
        else
            _nominated.Remove(key);
    }

    /// <summary>Requests may change in place; most changes are of the status alone and leave the spec as it was.</summary>
    private static bool SameDemand(StoreChange change) =>
        ReferenceEquals(change.Old?.Sections["spec"], change.Object.Sections["spec"]) || JsonNode.DeepEquals(change.Old?.Spec, change.Object.Spec);

    private void Move(ObjectKey key, string? before, string? after, StoredObject pod)
    {
        if (before is not null && _nodes.TryGetValue(before, out var left))
        {
            left.Remove(key);
            _repelling.Remove(key);
            DropEmpty(left);
        }

        if (after is null)
            return;
        var demand = PodDemand.Of(pod);
        var node = Ensure(after);
        node.Add(demand);
        if (demand.AntiAffinity.Count > 0)
            _repelling[key] = (demand, node);
    }

    private NodeView Ensure(string name)
    {
        if (!_nodes.TryGetValue(name, out var node))
            _nodes.Add(name, node = new(name));
        return node;
    }

    private void DropEmpty(NodeView node)
    {
        if (node.IsEmpty)
            _nodes.Remove(node.Name);
    }
}
