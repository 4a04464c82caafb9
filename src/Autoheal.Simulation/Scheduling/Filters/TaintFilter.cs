using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Scheduling.Filters;

/// <summary>A node with a taint takes only pods that tolerate it.</summary>
internal sealed class TaintFilter : INodeFilter
{
    public string Plugin => "TaintToleration";

    public IEnumerable<Refusal> Refuse(SchedulingCycle cycle, NodeView node)
    {
        if (Taints.FirstUntolerated(node.Node, cycle.Pod.Spec.Array("tolerations"), "NoSchedule", "NoExecute") is { } taint)
            yield return new($"node(s) had untolerated taint {Taints.Describe(taint)}", Resolvable: false);
    }
}
