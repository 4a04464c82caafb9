namespace Autoheal.Simulation.Scheduling.Filters;

/// <summary>What the pod requests must be left of what the node offers; every resource that lacks is named.</summary>
internal sealed class ResourceFilter : INodeFilter
{
    public string Plugin => "NodeResourcesFit";

    public IEnumerable<Refusal> Refuse(SchedulingCycle cycle, NodeView node)
    {
        var wanted = cycle.Demand.Requests;
        var free = node.Allocatable - cycle.UsedOn(node);
        if (free.Pods < 1)
            yield return new("Too many pods", Resolvable: true);
        if (Lacks(wanted.MilliCpu, free.MilliCpu))
            yield return new("Insufficient cpu", Resolvable: true);
        if (Lacks(wanted.Memory, free.Memory))
            yield return new("Insufficient memory", Resolvable: true);
        if (Lacks(wanted.Disk, free.Disk))
            yield return new("Insufficient ephemeral-storage", Resolvable: true);
        foreach (var (name, amount) in wanted.Extended)
        {
            if (Lacks(amount, free.Extended.GetValueOrDefault(name)))
                yield return new($"Insufficient {name}", Resolvable: true);
        }
    }

    private static bool Lacks(long wanted, long free) => wanted > 0 && wanted > free;
}
