using Autoheal.Context;

namespace Autoheal.Reasoning;

/// <summary>Writes what a person needs to go on.</summary>
internal static class Briefs
{
    public static DiagnosisBrief Write(
        IncidentContext context, IReadOnlyList<Symptom> symptoms, IReadOnlyList<Hypothesis> hypotheses, IReadOnlyList<string> failedRules) => new()
    {
        Seen = [.. symptoms.Select(symptom => $"{symptom.Object}: {symptom.Text}")],
        Excluded =
        [
            .. hypotheses
                .Where(hypothesis => hypothesis.Status == HypothesisStatus.Refuted)
                .Select(hypothesis => $"{hypothesis.Title}: {string.Join(", ", hypothesis.Against.Select(evidence => evidence.Text))}"),
        ],
        NextChecks =
        [
            .. hypotheses
                .Where(hypothesis => hypothesis.Status != HypothesisStatus.Refuted)
                .Take(3)
                .Select(hypothesis => $"whether {hypothesis.Object}: {hypothesis.Title}"),
            .. context.Coverage
                .Where(entry => entry.State is CoverageState.Forbidden or CoverageState.Partial)
                .Select(entry => $"{entry.Kind} in {(entry.Namespace.Length == 0 ? "the cluster" : entry.Namespace)}, not seen in full ({entry.Reason})"),
            .. failedRules.Select(rule => $"the causes that rule {rule} names: it failed"),
        ],
    };
}
