namespace Autoheal.Kubernetes.Model;

/// <summary>Where pods may run. Immutable.</summary>
public sealed class PodScheduling
{
    /// <summary>Gets what pods get that ask for nothing.</summary>
    public static PodScheduling Anywhere { get; } = new();

    /// <summary>Gets the node that the template itself names; empty normally, also of a pod that the scheduler placed.</summary>
    public string PinnedNode { get; init; } = "";

    /// <summary>Gets the labels that a node must have.</summary>
    public LabelSet NodeSelector { get; init; } = LabelSet.Empty;

    /// <summary>Gets the terms of which a node must satisfy one; none means any node.</summary>
    public IReadOnlyList<NodeTerm> NodeAffinity { get; init; } = [];

    /// <summary>Gets with which pods they must share a place.</summary>
    public IReadOnlyList<PodAffinityTerm> Affinity { get; init; } = [];

    /// <summary>Gets with which pods they must not share a place.</summary>
    public IReadOnlyList<PodAffinityTerm> AntiAffinity { get; init; } = [];

    /// <summary>Gets how evenly they must be spread.</summary>
    public IReadOnlyList<TopologySpread> Spread { get; init; } = [];

    /// <summary>Gets the taints that they bear.</summary>
    public IReadOnlyList<Toleration> Tolerations { get; init; } = [];

    /// <summary>Gets the PriorityClass; empty for the default one.</summary>
    public string PriorityClass { get; init; } = "";

    /// <summary>Gets the scheduler; empty for the default one.</summary>
    public string Scheduler { get; init; } = "";

    /// <summary>Gets what tells it from others, tolerations left out.</summary>
    internal ulong Digest { get; init; }

    /// <summary>Whether selector and affinity let them onto a node, whatever its taints and room.</summary>
    public bool Selects(Node node)
    {
        ArgumentNullException.ThrowIfNull(node);
        foreach (var (key, value) in NodeSelector)
        {
            if (node.Metadata.Labels.Find(key) != value)
            {
                return false;
            }
        }

        return (PinnedNode.Length == 0 || PinnedNode == node.Name) && (NodeAffinity.Count == 0 || NodeAffinity.Accept(node));
    }

    /// <summary>The first taint of a node that keeps them away; null when none does.</summary>
    public Taint? FindUntolerated(Node node)
    {
        ArgumentNullException.ThrowIfNull(node);
        foreach (var taint in node.Taints)
        {
            if (taint.Effect != "PreferNoSchedule" && !Tolerations.Any(toleration => toleration.Tolerates(taint)))
            {
                return taint;
            }
        }

        return null;
    }
}
