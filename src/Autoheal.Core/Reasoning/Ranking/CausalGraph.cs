namespace Autoheal.Reasoning.Ranking;

/// <summary>Which candidates come before which: what explains the object of another one, and what says more than another one.</summary>
internal sealed class CausalGraph
{
    /// <summary>
    /// A particular cause that is this much surer than one that claims to explain its object stands on its own: a bad image is no consequence of a
    /// node that happens to be under pressure.
    /// </summary>
    private const double Margin = 0.15;

    /// <summary>
    /// What says more may be this much less sure without a trustworthy fact of its own: a log that names the reason of a crash comes before "it
    /// crashes", but never before what a rollout's history shows.
    /// </summary>
    private const double Precedence = 0.2;

    private readonly CauseCatalogue _causes;
    private readonly Dictionary<Candidate, List<Candidate>> _upstream = [];
    private readonly Dictionary<Candidate, List<Candidate>> _stronger = [];

    public CausalGraph(IReadOnlyList<Candidate> candidates, CauseCatalogue causes)
    {
        _causes = causes;
        var byObject = candidates.ToLookup(candidate => candidate.Object);
        foreach (var candidate in candidates)
        {
            if (candidate.IsRefuted)
            {
                continue;
            }

            if (candidate.IsFirm)
            {
                AddDownstream(candidate, byObject);
            }

            if (candidate.IsSupported)
            {
                AddWeaker(candidate, candidates);
            }
        }
    }

    /// <summary>The candidates that explain the object of this one.</summary>
    public IReadOnlyList<Candidate> UpstreamOf(Candidate candidate) => _upstream.GetValueOrDefault(candidate) ?? [];

    /// <summary>The candidates that say the same as this one, and more.</summary>
    public IReadOnlyList<Candidate> StrongerThan(Candidate candidate) => _stronger.GetValueOrDefault(candidate) ?? [];

    /// <summary>The candidates with every cause before its consequences, else in their order.</summary>
    public List<Candidate> Sort(IReadOnlyList<Candidate> ordered)
    {
        var sorted = new List<Candidate>(ordered.Count);
        var visited = new HashSet<Candidate>(ordered.Count);
        foreach (var candidate in ordered)
        {
            Visit(candidate, sorted, visited);
        }

        return sorted;
    }

    private void Visit(Candidate candidate, List<Candidate> sorted, HashSet<Candidate> visited)
    {
        if (!visited.Add(candidate))
        {
            return;
        }

        foreach (var first in UpstreamOf(candidate))
        {
            Visit(first, sorted, visited);
        }

        foreach (var first in StrongerThan(candidate))
        {
            Visit(first, sorted, visited);
        }

        sorted.Add(candidate);
    }

    private void AddDownstream(Candidate cause, ILookup<Place, Candidate> byObject)
    {
        for (var i = 0; i < cause.Elsewhere.Count; i++)
        {
            foreach (var candidate in byObject[cause.Elsewhere[i]])
            {
                if (!candidate.IsRefuted && !StandsAlone(candidate, cause) && !candidate.Elsewhere.Contains(cause.Object))
                {
                    Add(_upstream, candidate, cause);
                }
            }
        }
    }

    private bool StandsAlone(Candidate candidate, Candidate cause) =>
        candidate.IsSupported && candidate.Confidence > cause.Confidence + Margin && !_causes.IsGeneral(candidate.Finding.Cause);

    private void AddWeaker(Candidate stronger, IReadOnlyList<Candidate> candidates)
    {
        foreach (var candidate in candidates)
        {
            if (!candidate.IsRefuted && _causes.Refines(stronger.Finding.Cause, candidate.Finding.Cause) && AreAboutTheSame(stronger, candidate)
                && (stronger.Confidence >= candidate.Confidence - Precedence || stronger.KnowsMoreThan(candidate)))
            {
                Add(_stronger, candidate, stronger);
            }
        }
    }

    private static bool AreAboutTheSame(Candidate one, Candidate other) =>
        one.Object == other.Object || one.Elsewhere.Contains(other.Object) || other.Elsewhere.Contains(one.Object)
        || one.Explains.Intersect(other.Explains).Any() || one.Elsewhere.Intersect(other.Elsewhere).Any();

    private static void Add(Dictionary<Candidate, List<Candidate>> edges, Candidate from, Candidate to)
    {
        if (!edges.TryGetValue(from, out var known))
        {
            edges[from] = known = [];
        }

        if (!known.Contains(to))
        {
            known.Add(to);
        }
    }
}
