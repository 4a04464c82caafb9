using Autoheal.Context;

namespace Autoheal.Reasoning;

/// <summary>Writes what a person needs to go on: what was seen, what was excluded by which fact, and what to look at next.</summary>
internal static class Briefs
{
    public static DiagnosisBrief Write(
        IncidentContext context,
        IReadOnlyList<Symptom> symptoms,
        IReadOnlyList<Hypothesis> hypotheses,
        IReadOnlyList<string> unobserved,
        IReadOnlyList<string> failedRules) => new()
    {
        Seen = [.. symptoms.Select(symptom => $"{symptom.Object}: {symptom.Text}")],
        Excluded =
        [
            .. hypotheses
                .Where(hypothesis => hypothesis.Status == HypothesisStatus.Refuted)
                .Select(hypothesis => $"{hypothesis.Title}: {string.Join(", ", hypothesis.Against.Select(evidence => $"{evidence.Text} ({evidence.FactId})"))}"),
        ],
        NextChecks =
        [
            .. NextChecks.Of(context, symptoms, hypotheses, unobserved),
            .. failedRules.Select(rule => $"the causes that rule {rule} names: it failed"),
        ],
    };
}
