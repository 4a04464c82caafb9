namespace Autoheal.Simulation.Scheduling;

/// <summary>One condition under which a node may take a pod. Stateless: what it has to count is counted once per cycle.</summary>
internal interface INodeFilter
{
    /// <summary>The scheduler plug-in that it stands for.</summary>
    string Plugin { get; }

    /// <summary>Why the pod cannot go anywhere, whatever the nodes are like; null when it depends on them.</summary>
    string? RefuseEverywhere(SchedulingCycle cycle) => null;

    /// <summary>All reasons for which the node cannot take the pod; none when it can.</summary>
    IEnumerable<Refusal> Refuse(SchedulingCycle cycle, NodeView node);
}
