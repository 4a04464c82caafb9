namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Where pods may run, while it is being read.</summary>
internal sealed class SchedulingDraft
{
    public LabelSet NodeSelector { get; set; } = LabelSet.Empty;

    public IReadOnlyList<NodeTerm> NodeAffinity { get; set; } = [];

    public IReadOnlyList<PodAffinityTerm> Affinity { get; set; } = [];

    public IReadOnlyList<PodAffinityTerm> AntiAffinity { get; set; } = [];

    public IReadOnlyList<TopologySpread> Spread { get; set; } = [];

    public IReadOnlyList<Toleration> Tolerations { get; set; } = [];

    public string PriorityClass { get; set; } = "";

    public string Scheduler { get; set; } = "";

    /// <summary>Tells the whole from others, the tolerations left out that every pod is given.</summary>
    public ulong Digest { get; set; }

    public PodScheduling Build(string pinnedNode)
    {
        var asksForNothing = Digest == 0 && Tolerations.Count == 0 && PriorityClass.Length + Scheduler.Length + pinnedNode.Length == 0;
        return asksForNothing ? PodScheduling.Anywhere : new PodScheduling
        {
            PinnedNode = pinnedNode,
            NodeSelector = NodeSelector,
            NodeAffinity = NodeAffinity,
            Affinity = Affinity,
            AntiAffinity = AntiAffinity,
            Spread = Spread,
            Tolerations = Tolerations,
            PriorityClass = PriorityClass,
            Scheduler = Scheduler,
            Digest = Digest,
        };
    }
}
