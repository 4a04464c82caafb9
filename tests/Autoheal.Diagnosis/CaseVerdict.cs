using Autoheal.Diagnosis.Manifests;
using Autoheal.Reasoning;

namespace Autoheal.Diagnosis;

/// <summary>Holds a diagnosis against what a case expects.</summary>
internal static class CaseVerdict
{
    /// <summary>What is wrong with the diagnosis; null when nothing is.</summary>
    public static string? Of(RuleCase @case, Reasoning.Diagnosis diagnosis, CaseNames names)
    {
        var first = diagnosis.Hypotheses.Count > 0 ? diagnosis.Hypotheses[0] : null;
        var isFault = diagnosis.Outcome == DiagnosisOutcome.Fault;
        if (@case.IsHealthy)
        {
            return isFault ? $"names {first!.Cause} although nothing is wrong"
                : !@case.IsPartial && diagnosis.Outcome != DiagnosisOutcome.Healthy ? $"is {diagnosis.Outcome}, not healthy: {Symptoms(diagnosis)}" : null;
        }

        if (diagnosis.Hypotheses.FirstOrDefault(hypothesis => IsNamed(hypothesis, diagnosis) && @case.LooksLike.Contains(hypothesis.Cause.Value)) is { } mistaken)
        {
            return $"names {mistaken.Cause} ({mistaken.Confidence}), which it only looks like";
        }

        if (@case.Suspect is { } suspect)
        {
            return isFault || first?.Cause.Value != suspect ? $"does not merely suspect {suspect}; {Describe(diagnosis)}" : null;
        }

        return @case.Cause is null ? null : Miss(@case, first, isFault, names) is { } miss ? $"{miss}; {Describe(diagnosis)}" : null;
    }

    public static string Describe(Reasoning.Diagnosis diagnosis) =>
        $"{diagnosis.Outcome}: " + (diagnosis.Hypotheses.Count == 0 ? "no hypothesis, " + Symptoms(diagnosis) : string.Join(" | ", diagnosis.Hypotheses.Take(4)
            .Select(hypothesis => $"{hypothesis.Cause} {hypothesis.Confidence} {hypothesis.Status} {hypothesis.Object.Kind}/{hypothesis.Object.Name}")));

    /// <summary>Whether a person who reads the diagnosis takes it for the cause: it is well supported, and no other stands before it for the same trouble.</summary>
    private static bool IsNamed(Hypothesis hypothesis, Reasoning.Diagnosis diagnosis) => diagnosis.Outcome == DiagnosisOutcome.Fault
        && hypothesis.Status is HypothesisStatus.Supported or HypothesisStatus.Confirmed
        && hypothesis == diagnosis.Hypotheses.First(other => other.Group == hypothesis.Group);

    private static string? Miss(RuleCase @case, Hypothesis? first, bool isFault, CaseNames names)
    {
        if (!isFault || first!.Cause.Value != @case.Cause)
        {
            return $"does not name {@case.Cause} first";
        }

        if (@case.Blamed is { } blamed && $"{first.Object.Kind}/{first.Object.Name}" != names.Fill(blamed))
        {
            return $"blames {first.Object.Kind}/{first.Object.Name} instead of {names.Fill(blamed)}";
        }

        var said = first.Title + " " + first.Summary;
        return @case.Words.Select(names.Fill).FirstOrDefault(word => !RuleCase.Matches(said, word)) is { } missing ? $"does not say '{missing}' in '{said}'" : null;
    }

    private static string Symptoms(Reasoning.Diagnosis diagnosis) =>
        $"{diagnosis.Symptoms.Count} symptoms {string.Join("; ", diagnosis.Symptoms.Take(3).Select(symptom => $"{symptom.Object.Kind}/{symptom.Object.Name}: {symptom.Text}"))}";
}
