using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Scheduling;

/// <summary>A node as the scheduler sees it: the object, what it offers and what its pods have taken.</summary>
internal sealed class NodeView(string name)
{
    private readonly SortedDictionary<ObjectKey, PodDemand> _pods = [];
    private StoredObject? _node;

    public string Name { get; } = name;

    /// <summary>Whether the node exists; pods may name one that does not, or not yet.</summary>
    public bool Exists => _node is not null;

    public StoredObject Node
    {
        get => _node ?? throw new InvalidOperationException($"The node {Name} does not exist.");
        set
        {
            _node = value;
            Allocatable = ResourceAmounts.AllocatableOn(value);
        }
    }

    public ResourceAmounts Allocatable { get; private set; }

    public ResourceAmounts Requested { get; private set; }

    /// <summary>What is requested, with a small amount for each pod that requests nothing.</summary>
    public ResourceAmounts Assumed { get; private set; }

    public IReadOnlyCollection<PodDemand> Pods => _pods.Values;

    public bool IsEmpty => _node is null && _pods.Count == 0;

    public void Forget() => _node = null;

    public string? Topology(string key) => Node.Labels.Text(key);

    public void Add(PodDemand pod)
    {
        Remove(pod.Key);
        _pods.Add(pod.Key, pod);
        Requested += pod.Requests;
        Assumed += pod.Assumed;
    }

    public void Remove(ObjectKey key)
    {
        if (!_pods.Remove(key, out var pod))
            return;
        Requested -= pod.Requests;
        Assumed -= pod.Assumed;
    }
}
