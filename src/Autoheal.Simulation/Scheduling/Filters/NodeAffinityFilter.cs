namespace Autoheal.Simulation.Scheduling.Filters;

/// <summary>The pod's nodeSelector and required node affinity.</summary>
internal sealed class NodeAffinityFilter : INodeFilter
{
    public string Plugin => "NodeAffinity";

    public IEnumerable<Refusal> Refuse(SchedulingCycle cycle, NodeView node)
    {
        if (cycle.NamedNodes?.Contains(node.Name) == false)
            yield return new("node(s) didn't satisfy plugin(s) [NodeAffinity]", Resolvable: false);
        else if (!NodeAffinity.Allows(cycle.Pod.Spec, node.Node))
            yield return new("node(s) didn't match Pod's node affinity/selector", Resolvable: false);
    }
}
