using Autoheal.Context;

namespace Autoheal.Reasoning;

/// <summary>
/// Orders findings by confidence and by how much of the trouble they explain; groups those that explain the same trouble as
/// alternatives. Refuted ones stay, last, with the fact that refutes them.
/// </summary>
internal sealed class CausalRanking(IReadOnlyList<Symptom> symptoms)
{
    /// <summary>As many as a person reads; what ranks behind them is not said.</summary>
    public const int MaxHypotheses = 10;

    private readonly List<Fact> _facts = [];

    /// <summary>The facts that the ranked hypotheses cite, numbered in order of citation.</summary>
    public IReadOnlyList<Fact> Facts => _facts;

    public IReadOnlyList<Hypothesis> Rank(IEnumerable<Finding> findings)
    {
        var weighed = findings
            .Select(finding => Weigh(finding))
            .OrderBy(entry => entry.Status == HypothesisStatus.Refuted)
            .ThenByDescending(entry => entry.Status == HypothesisStatus.Supported)
            .ThenByDescending(entry => Math.Round(entry.Confidence * Share(entry.Explains), 2))
            .ThenByDescending(entry => entry.Finding.Since ?? DateTimeOffset.MinValue)
            .ThenBy(entry => entry.Finding.Cause.Value, StringComparer.Ordinal)
            .ThenBy(entry => entry.Finding.Object.Path, StringComparer.Ordinal)
            .Take(MaxHypotheses)
            .ToArray();
        var groups = Group(weighed);
        return [.. weighed.Select((entry, index) => Compose(entry, index + 1, groups[index]))];
    }

    private Weighed Weigh(Finding finding)
    {
        var confidence = Confidence.Of(finding.Checks);
        var explains = symptoms
            .Where(symptom => finding.Object.SamePlaceAs(symptom.Object) || finding.Explains.Any(symptom.Object.SamePlaceAs))
            .Select(symptom => symptom.Id)
            .ToArray();
        return new Weighed(finding, confidence, Confidence.Status(finding.Checks, confidence), explains);
    }

    /// <summary>A cause that explains nothing visible still counts a little: the symptom may not have been seen.</summary>
    private double Share(IReadOnlyCollection<string> explains) =>
        symptoms.Count == 0 ? 1 : 0.5 + (0.5 * explains.Count / symptoms.Count);

    private static int[] Group(IReadOnlyList<Weighed> ranked)
    {
        var groups = new int[ranked.Count];
        var next = 1;
        for (var index = 0; index < ranked.Count; index++)
        {
            var rival = Enumerable.Range(0, index).FirstOrDefault(earlier => AreAlternatives(ranked[earlier], ranked[index]), -1);
            groups[index] = rival >= 0 ? groups[rival] : next++;
        }

        return groups;
    }

    private static bool AreAlternatives(Weighed one, Weighed other) =>
        one.Finding.Object.SamePlaceAs(other.Finding.Object) || one.Explains.Intersect(other.Explains).Any();

    private Hypothesis Compose(Weighed entry, int rank, int group) => new()
    {
        Rank = rank,
        Group = group,
        Cause = entry.Finding.Cause,
        Title = Shorten(entry.Finding.Title, 120),
        Summary = Shorten(entry.Finding.Summary, 280),
        Object = entry.Finding.Object,
        Confidence = entry.Confidence,
        Status = entry.Status,
        Explains = entry.Explains,
        For = Cite(entry.Finding, CheckResult.Supports),
        Against = Cite(entry.Finding, CheckResult.Refutes),
        Remedies = entry.Finding.Remedies,
    };

    private List<Evidence> Cite(Finding finding, CheckResult result)
    {
        var evidence = new List<Evidence>();
        foreach (var check in finding.Checks.Where(check => check.Result == result && check.Fact is not null))
        {
            var fact = Number(check.Fact!);
            evidence.Add(new Evidence { FactId = fact.Id, Text = check.Text, Source = fact.Source, Trust = fact.Trust });
        }

        return evidence;
    }

    private Fact Number(Fact fact)
    {
        var known = _facts.FirstOrDefault(other => other with { Id = fact.Id } == fact);
        if (known is null)
        {
            known = fact with { Id = $"F{_facts.Count + 1}", Value = Shorten(fact.Value, 200) };
            _facts.Add(known);
        }

        return known;
    }

    private static string Shorten(string text, int length) => text.Length <= length ? text : string.Concat(text.AsSpan(0, length - 1), "…");

    private sealed record Weighed(Finding Finding, double Confidence, HypothesisStatus Status, IReadOnlyList<string> Explains);
}
