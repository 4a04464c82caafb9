namespace Autoheal.Simulation.Scheduling.Filters;

/// <summary>The pod's topologySpreadConstraints that must hold.</summary>
internal sealed class TopologySpreadFilter : INodeFilter
{
    private const string Mismatch = "node(s) didn't match pod topology spread constraints";

    public string Plugin => "PodTopologySpread";

    public IEnumerable<Refusal> Refuse(SchedulingCycle cycle, NodeView node)
    {
        if (!cycle.Spread.IsRequired)
            yield break;
        if (cycle.Spread.LacksLabel(node))
            yield return new(Mismatch + " (missing required label)", Resolvable: false);
        else if (cycle.Spread.WouldSkew(node))
            yield return new(Mismatch, Resolvable: true);
    }
}
