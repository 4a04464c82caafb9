namespace Autoheal.Simulation.Scheduling.Filters;

/// <summary>What the pod wants of the pods around it, and they of it.</summary>
internal sealed class PodAffinityFilter : INodeFilter
{
    public string Plugin => "InterPodAffinity";

    public IEnumerable<Refusal> Refuse(SchedulingCycle cycle, NodeView node)
    {
        var neighbours = cycle.Neighbours;
        if (!neighbours.Matter)
            yield break;
        if (!neighbours.FindsWantedOn(node))
            yield return new("node(s) didn't match pod affinity rules", Resolvable: false);
        else if (neighbours.MeetsUnwantedOn(node))
            yield return new("node(s) didn't match pod anti-affinity rules", Resolvable: true);
        else if (neighbours.IsRepelledFrom(node))
            yield return new("node(s) didn't satisfy existing pods anti-affinity rules", Resolvable: true);
    }
}
