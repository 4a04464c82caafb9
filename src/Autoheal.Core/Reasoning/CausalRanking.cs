using Autoheal.Context;
using Autoheal.Reasoning.Ranking;

namespace Autoheal.Reasoning;

/// <summary>
/// Ranks findings as causes: what explains the object of another finding comes before it, what says more before what it refines, what was asked about
/// before other noise. Independent causes get groups of their own. Refuted ones stay, last, with the fact that refutes them.
/// </summary>
internal sealed class CausalRanking(IncidentContext context, IReadOnlyList<Symptom> symptoms, CauseCatalogue causes)
{
    /// <summary>As many as a person reads; what ranks behind them is not said.</summary>
    public const int MaxHypotheses = 10;

    /// <summary>As many of the best as are compared with each other; those behind could not come among the first ten.</summary>
    private const int MostCompared = 250;

    private const int LongestTitle = 120;
    private const int LongestSummary = 280;

    private readonly SymptomIndex _symptoms = new(symptoms);
    private readonly FactLedger _facts = new();
    private readonly List<string> _unobserved = [];

    /// <summary>The facts that the ranked hypotheses cite, numbered in order of citation.</summary>
    public IReadOnlyList<Fact> Facts => _facts.Facts;

    /// <summary>What would have told more about the standing hypotheses, but was not observed; the best one's first.</summary>
    public IReadOnlyList<string> Unobserved => _unobserved;

    public IReadOnlyList<Hypothesis> Rank(IEnumerable<Finding> findings)
    {
        var candidates = Weigh(findings);
        var graph = new CausalGraph(candidates, causes);
        var sorted = graph.Sort(candidates);
        var grouping = new Grouping(graph);
        foreach (var candidate in sorted.OrderBy(candidate => candidate.IsRefuted))
        {
            grouping.Add(candidate);
        }

        var groups = new Dictionary<int, int>();
        var hypotheses = new List<Hypothesis>(MaxHypotheses);
        foreach (var candidate in Selection.Choose(sorted).Take(MaxHypotheses))
        {
            groups.TryAdd(candidate.Group, groups.Count + 1);
            hypotheses.Add(Compose(candidate, hypotheses.Count + 1, groups[candidate.Group]));
            NoteUnobserved(candidate);
        }

        return hypotheses;
    }

    private List<Candidate> Weigh(IEnumerable<Finding> findings)
    {
        var weighing = new Weighing(context, _symptoms);
        var candidates = new List<Candidate>();
        foreach (var finding in findings)
        {
            if (weighing.Weigh(finding) is { } candidate)
            {
                candidates.Add(candidate);
            }
        }

        candidates.Sort(CandidateOrder.Instance);
        if (candidates.Count > MostCompared)
        {
            candidates.RemoveRange(MostCompared, candidates.Count - MostCompared);
        }

        return candidates;
    }

    private void NoteUnobserved(Candidate candidate)
    {
        foreach (var check in candidate.Finding.Checks)
        {
            if (check.Result == CheckResult.NotObserved && !candidate.IsRefuted)
            {
                _unobserved.Add(check.Text);
            }
        }
    }

    private Hypothesis Compose(Candidate candidate, int rank, int group) => new()
    {
        Rank = rank,
        Group = group,
        Cause = candidate.Finding.Cause,
        Title = Shortening.To(candidate.Finding.Title, LongestTitle),
        Summary = Shortening.To(candidate.Finding.Summary, LongestSummary),
        Object = candidate.Finding.Object,
        Confidence = Calibration.Of(candidate.Confidence),
        Status = candidate.Status,
        Explains = _symptoms.Ids(candidate.Explains),
        For = _facts.Cite(candidate.Finding, CheckResult.Supports),
        Against = _facts.Cite(candidate.Finding, CheckResult.Refutes),
        Remedies = candidate.Finding.Remedies,
    };
}
