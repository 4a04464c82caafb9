using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Scheduling;

/// <summary>
/// Which of the fitting nodes a pod goes to, with the default weights of the real scheduler: the least allocated and most evenly used, that
/// fulfils preferences, carries no taint to be avoided, and has few pods of the same owner.
/// </summary>
internal static class NodeScore
{
    private const string Zone = "topology.kubernetes.io/zone";

    /// <summary>The best node; the first of equals.</summary>
    public static NodeView Best(SchedulingCycle cycle, IReadOnlyList<NodeView> nodes)
    {
        if (nodes.Count == 1)
            return nodes[0];
        var total = new double[nodes.Count];
        Add(total, 1, nodes, node => Room(cycle, node));
        Add(total, 2, Normalized(nodes, node => NodeAffinity.PreferenceFor(cycle.Pod.Spec, node.Node)));
        Add(total, 3, Inverted(nodes, node => AvoidedTaints(cycle, node)));
        Add(total, 2, Normalized(nodes, cycle.Neighbours.PreferenceFor));
        Add(total, 2, Inverted(nodes, CrowdOf(cycle)));
        var best = 0;
        for (var i = 1; i < total.Length; i++)
            best = total[i] > total[best] ? i : best;
        return nodes[best];
    }

    /// <summary>Least allocated (the mean free share of CPU and memory) and balanced allocation, each up to 100.</summary>
    private static double Room(SchedulingCycle cycle, NodeView node)
    {
        var used = node.Assumed + cycle.Demand.Assumed;
        var (cpu, memory) = (Share(used.MilliCpu, node.Allocatable.MilliCpu), Share(used.Memory, node.Allocatable.Memory));
        return (100 * (1 - ((cpu + memory) / 2))) + (100 * (1 - (Math.Abs(cpu - memory) / 2)));
    }

    private static double Share(long part, long whole) => whole == 0 ? 1 : Math.Min(1, (double)part / whole);

    private static long AvoidedTaints(SchedulingCycle cycle, NodeView node)
    {
        var tolerations = cycle.Pod.Spec.Array("tolerations");
        return (node.Node.Spec.Array("taints") ?? []).Count(taint => taint.Text("effect") == "PreferNoSchedule" && Taints.FindToleration(tolerations, taint) is null);
    }

    /// <summary>Pods like this one: those that its own constraints count or, without any, those of its owner on the node and in the zone.</summary>
    private static Func<NodeView, long> CrowdOf(SchedulingCycle cycle)
    {
        if (cycle.Spread.IsPreferred)
            return cycle.Spread.CrowdAt;
        if (cycle.Spread.IsRequired || cycle.Pod.Controller.Text("uid") is not { } owner)
            return static _ => 0;
        var crowd = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var sibling in cycle.Context.Owners.Controlled(owner, Kinds.Pod))
        {
            if (ClusterView.NodeOf(sibling) is not { } name || cycle.Cluster.Find(name) is not { } node)
                continue;
            crowd[name] = crowd.GetValueOrDefault(name) + 1;
            if (node.Topology(Zone) is { } zone)
                crowd["zone/" + zone] = crowd.GetValueOrDefault("zone/" + zone) + 1;
        }

        return node => crowd.GetValueOrDefault(node.Name) + (node.Topology(Zone) is { } zone ? crowd.GetValueOrDefault("zone/" + zone) : 0);
    }

    private static void Add(double[] total, double weight, IReadOnlyList<NodeView> nodes, Func<NodeView, double> score)
    {
        for (var i = 0; i < total.Length; i++)
            total[i] += weight * score(nodes[i]);
    }

    private static void Add(double[] total, double weight, double[]? scores)
    {
        for (var i = 0; i < total.Length && scores is not null; i++)
            total[i] += weight * scores[i];
    }

    /// <summary>Stretched to 0 … 100; null when all are equal.</summary>
    private static double[]? Normalized(IReadOnlyList<NodeView> nodes, Func<NodeView, long> raw)
    {
        var values = nodes.Select(raw).ToArray();
        var (least, most) = (values.Min(), values.Max());
        return least == most ? null : Array.ConvertAll(values, value => 100.0 * (value - least) / (most - least));
    }

    private static double[]? Inverted(IReadOnlyList<NodeView> nodes, Func<NodeView, long> raw) => Normalized(nodes, node => -raw(node));
}
