using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Scheduling.Filters;

/// <summary>A cordoned node takes only pods that tolerate it, such as those of DaemonSets.</summary>
internal sealed class UnschedulableFilter : INodeFilter
{
    private static readonly JsonObject s_taint = new() { ["key"] = "node.kubernetes.io/unschedulable", ["effect"] = "NoSchedule" };

    public string Plugin => "NodeUnschedulable";

    public IEnumerable<Refusal> Refuse(SchedulingCycle cycle, NodeView node)
    {
        if (node.Node.Spec.Flag("unschedulable") == true && Taints.FindToleration(cycle.Pod.Spec.Array("tolerations"), s_taint) is null)
            yield return new("node(s) were unschedulable", Resolvable: false);
    }
}
