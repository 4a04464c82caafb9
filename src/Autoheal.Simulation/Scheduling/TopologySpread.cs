using System.Text.Json.Nodes;
using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Scheduling;

/// <summary>How evenly the pods like this one are spread, as its topologySpreadConstraints count them; counted once per attempt.</summary>
internal sealed class TopologySpread
{
    private readonly List<Constraint> _hard = [];
    private readonly List<Constraint> _soft = [];

    public TopologySpread(SchedulingCycle cycle)
    {
        if (cycle.Pod.Spec.Array("topologySpreadConstraints") is not { Count: > 0 } constraints)
            return;
        var nodes = cycle.Cluster.Nodes.Where(node => NodeAffinity.Allows(cycle.Pod.Spec, node.Node)).ToList();
        foreach (var constraint in constraints)
            (constraint.Text("whenUnsatisfiable") == "ScheduleAnyway" ? _soft : _hard).Add(new(constraint, cycle, nodes));
    }

    public bool IsRequired => _hard.Count > 0;

    public bool IsPreferred => _soft.Count > 0;

    /// <summary>Whether the node lacks a label that a constraint spreads over.</summary>
    public bool LacksLabel(NodeView node) => _hard.Exists(constraint => node.Topology(constraint.Key) is null);

    public bool WouldSkew(NodeView node) => _hard.Exists(constraint => constraint.WouldSkew(node));

    /// <summary>How many pods like this one are in the node's domains already.</summary>
    public long CrowdAt(NodeView node) => _soft.Sum(constraint => constraint.CountAt(node));

    private sealed class Constraint
    {
        private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
        private readonly int _least;
        private readonly int _self;
        private readonly long _maxSkew;

        public Constraint(JsonNode? constraint, SchedulingCycle cycle, List<NodeView> nodes)
        {
            Key = constraint.Text("topologyKey") ?? "";
            _maxSkew = constraint.Number("maxSkew") ?? 1;
            foreach (var node in nodes)
            {
                if (node.Topology(Key) is { } domain)
                    _counts.TryAdd(domain, 0);
            }

            var selector = constraint.Object("labelSelector");
            foreach (var pod in cycle.Context.Pods.Matching(cycle.Pod.Namespace, selector))
            {
                if (!pod.Deleting && cycle.Counts(pod) && cycle.Cluster.Find(ClusterView.NodeOf(pod))?.Topology(Key) is { } domain && _counts.TryGetValue(domain, out var count))
                    _counts[domain] = count + 1;
            }

            _self = Selectors.Matches(selector, cycle.Pod.Labels) ? 1 : 0;
            _least = _counts.Count < (constraint.Number("minDomains") ?? 0) ? 0 : _counts.Values.DefaultIfEmpty(0).Min();
        }

        public string Key { get; }

        public int CountAt(NodeView node) => node.Topology(Key) is { } domain ? _counts.GetValueOrDefault(domain) : 0;

        public bool WouldSkew(NodeView node) => CountAt(node) + _self - _least > _maxSkew;
    }
}
