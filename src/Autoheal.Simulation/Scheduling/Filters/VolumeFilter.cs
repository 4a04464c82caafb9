namespace Autoheal.Simulation.Scheduling.Filters;

/// <summary>The pod's claims must exist, be bound or able to be, and their volumes must be usable on the node.</summary>
internal sealed class VolumeFilter : INodeFilter
{
    public string Plugin => "VolumeBinding";

    public string? RefuseEverywhere(SchedulingCycle cycle) => cycle.Volumes.Problem;

    public IEnumerable<Refusal> Refuse(SchedulingCycle cycle, NodeView node) =>
        cycle.Volumes.ProblemsOn(node.Node).Select(reason => new Refusal(reason, Resolvable: false));
}
