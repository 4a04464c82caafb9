namespace Autoheal.Simulation.Scheduling.Filters;

/// <summary>Each port of a node belongs to one pod.</summary>
internal sealed class HostPortFilter : INodeFilter
{
    public string Plugin => "NodePorts";

    public IEnumerable<Refusal> Refuse(SchedulingCycle cycle, NodeView node)
    {
        var wanted = cycle.Demand.HostPorts;
        if (wanted.Count > 0 && node.Pods.Any(pod => cycle.Counts(pod) && pod.HostPorts.Any(taken => wanted.Any(taken.ConflictsWith))))
            yield return new("node(s) didn't have free ports for the requested pod ports", Resolvable: true);
    }
}
