namespace Autoheal.Simulation.Scheduling.Filters;

/// <summary>All filters in the scheduler's order. The first that refuses a node has the word.</summary>
internal static class NodeFilters
{
    private static readonly INodeFilter[] s_all =
    [
        new UnschedulableFilter(),
        new TaintFilter(),
        new NodeAffinityFilter(),
        new HostPortFilter(),
        new ResourceFilter(),
        new VolumeFilter(),
        new TopologySpreadFilter(),
        new PodAffinityFilter(),
    ];

    /// <summary>Why the pod fits nowhere, and which plug-in says so; null when it depends on the nodes.</summary>
    public static (string Plugin, string Reason)? RefuseEverywhere(SchedulingCycle cycle)
    {
        foreach (var filter in s_all)
        {
            if (filter.RefuseEverywhere(cycle) is { } reason)
                return (filter.Plugin, reason);
        }

        return null;
    }

    /// <summary>Why the node cannot take the pod, and which plug-in says so; null when it can.</summary>
    public static (string Plugin, IReadOnlyList<Refusal> Refusals)? Refuse(SchedulingCycle cycle, NodeView node)
    {
        foreach (var filter in s_all)
        {
            IReadOnlyList<Refusal> refusals = [.. filter.Refuse(cycle, node)];
            if (refusals.Count > 0)
                return (filter.Plugin, refusals);
        }

        return null;
    }
}
