using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Scheduling;

/// <summary>One attempt to find a node for one pod, with what is counted once for all nodes.</summary>
internal sealed class SchedulingCycle
{
    private static readonly IReadOnlySet<string> s_nobody = new HashSet<string>();
    private readonly IReadOnlySet<string> _without;

    /// <param name="context">Store and indexes.</param>
    /// <param name="cluster">The nodes.</param>
    /// <param name="pod">The pod to place.</param>
    /// <param name="without">Uids of pods that are treated as gone.</param>
    public SchedulingCycle(ControllerContext context, ClusterView cluster, StoredObject pod, IReadOnlySet<string>? without = null)
    {
        Context = context;
        Cluster = cluster;
        Pod = pod;
        Demand = PodDemand.Of(pod);
        NamedNodes = NodeAffinity.NamedNodes(pod.Spec);
        _without = without ?? s_nobody;
    }

    public ControllerContext Context { get; }

    public ObjectStore Store => Context.Store;

    public ClusterView Cluster { get; }

    public StoredObject Pod { get; }

    public PodDemand Demand { get; }

    /// <summary>The only nodes that come into question, when the pod names them; otherwise null.</summary>
    public IReadOnlySet<string>? NamedNodes { get; }

    public PodNeighbours Neighbours => field ??= new PodNeighbours(this);

    public TopologySpread Spread => field ??= new TopologySpread(this);

    public PodVolumes Volumes => field ??= PodVolumes.Of(Store, Pod);

    public bool Counts(PodDemand pod) => !_without.Contains(pod.Uid);

    public bool Counts(StoredObject pod) => !_without.Contains(pod.Uid);

    /// <summary>What is taken on the node, including by waiting pods of the same or a higher priority for which room was made there.</summary>
    public ResourceAmounts UsedOn(NodeView node)
    {
        var used = node.Requested;
        if (_without.Count > 0)
        {
            foreach (var pod in node.Pods)
                used = Counts(pod) ? used : used - pod.Requests;
        }

        if (!Cluster.HasNominations)
            return used;
        foreach (var nominated in Cluster.NominatedTo(node.Name))
            used = nominated.Uid != Demand.Uid && nominated.Priority >= Demand.Priority ? used + nominated.Requests : used;
        return used;
    }

    /// <summary>The same attempt as if these pods were gone.</summary>
    public SchedulingCycle Without(IReadOnlySet<string> uids) => new(Context, Cluster, Pod, uids);
}
