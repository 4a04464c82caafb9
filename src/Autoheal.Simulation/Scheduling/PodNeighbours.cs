namespace Autoheal.Simulation.Scheduling;

/// <summary>Where the pods are that a pod wants to be near or far from, and those that want it far from them; counted once per attempt.</summary>
internal sealed class PodNeighbours
{
    private readonly SchedulingCycle _cycle;
    private readonly IReadOnlyList<(AffinityTerm Term, Dictionary<string, int> Counts)> _wanted;
    private readonly IReadOnlyList<(AffinityTerm Term, Dictionary<string, int> Counts)> _unwanted;
    private readonly IReadOnlyList<(AffinityTerm Term, Dictionary<string, int> Counts)> _preferred;
    private readonly HashSet<(string Key, string Value)> _repelled = [];
    private readonly bool _first;

    public PodNeighbours(SchedulingCycle cycle)
    {
        _cycle = cycle;
        _wanted = Count(AffinityTerm.Required(cycle.Pod, "podAffinity"));
        _unwanted = Count(cycle.Demand.AntiAffinity);
        _preferred = Count(AffinityTerm.Preferred(cycle.Pod));
        // The first of a group that wants to be together has to be let in somewhere.
        _first = _wanted.All(wanted => wanted.Counts.Count == 0 && wanted.Term.Matches(cycle.Store, cycle.Pod));
        foreach (var (pod, node) in cycle.Cluster.Repelling)
        {
            if (!cycle.Counts(pod) || !node.Exists)
                continue;
            foreach (var term in pod.AntiAffinity)
            {
                if (node.Topology(term.TopologyKey) is { } value && term.Matches(cycle.Store, cycle.Pod))
                    _repelled.Add((term.TopologyKey, value));
            }
        }
    }

    /// <summary>Whether the pod wants anything of its neighbours, or they of it.</summary>
    public bool Matter => _wanted.Count > 0 || _unwanted.Count > 0 || _repelled.Count > 0;

    public bool FindsWantedOn(NodeView node)
    {
        foreach (var (term, counts) in _wanted)
        {
            if (node.Topology(term.TopologyKey) is not { } value || (!_first && !counts.ContainsKey(value)))
                return false;
        }

        return true;
    }

    public bool MeetsUnwantedOn(NodeView node) =>
        _unwanted.Any(unwanted => node.Topology(unwanted.Term.TopologyKey) is { } value && unwanted.Counts.ContainsKey(value));

    public bool IsRepelledFrom(NodeView node) => _repelled.Count > 0 && _repelled.Any(place => node.Topology(place.Key) == place.Value);

    /// <summary>The sum of the preferences that the node's neighbourhood fulfils.</summary>
    public long PreferenceFor(NodeView node)
    {
        var sum = 0L;
        foreach (var (term, counts) in _preferred)
            sum += node.Topology(term.TopologyKey) is { } value ? term.Weight * counts.GetValueOrDefault(value) : 0;
        return sum;
    }

    private List<(AffinityTerm, Dictionary<string, int>)> Count(IReadOnlyList<AffinityTerm> terms)
    {
        var counted = new List<(AffinityTerm, Dictionary<string, int>)>(terms.Count);
        foreach (var term in terms)
        {
            var counts = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var pod in term.Find(_cycle.Store, _cycle.Context.Pods))
            {
                if (_cycle.Counts(pod) && _cycle.Cluster.Find(ClusterView.NodeOf(pod))?.Topology(term.TopologyKey) is { } value)
                    counts[value] = counts.GetValueOrDefault(value) + 1;
            }

            counted.Add((term, counts));
        }

        return counted;
    }
}
