using Autoheal.Context;
using Autoheal.Incidents;
using Autoheal.Reasoning;

namespace Autoheal.Cli.Output;

/// <summary>
/// A diagnosis as a colleague would write it down: the verdict, what is wrong, why with the facts for and against, what was excluded, what is not
/// known, and what to look at next.
/// </summary>
internal static class DiagnosisText
{
    private const int MostSymptoms = 12;
    private const int MostUnseen = 8;

    public static void Print(PreviewedDiagnosis diagnosed, CommandOutput output)
    {
        var diagnosis = diagnosed.Diagnosis;
        output.Line(Verdict(diagnosed), ToneOf(diagnosis.Outcome));
        Print("WRONG", "and {0} more", [.. diagnosis.Symptoms.Select(symptom => $"{symptom.Id}  {symptom.Object}: {symptom.Text}")], MostSymptoms, output);
        var standing = diagnosis.Hypotheses.Where(hypothesis => hypothesis.Status != HypothesisStatus.Refuted).ToArray();
        foreach (var hypothesis in standing)
        {
            var first = standing.First(other => other.Group == hypothesis.Group);
            HypothesisText.Print(hypothesis, ReferenceEquals(first, hypothesis) ? null : first, output);
        }

        Print("NOT", "and {0} more", diagnosis.Brief.Excluded, MostSymptoms, output);
        Print("UNSEEN", "and {0} more kinds", Unseen(diagnosed.Coverage), MostUnseen, output);
        Print("NEXT", "and {0} more", diagnosis.Brief.NextChecks, MostSymptoms, output);
    }

    private static string Verdict(PreviewedDiagnosis diagnosed)
    {
        var where = string.Join(", ", diagnosed.Scope.Resources.Select(resource => resource.ToString()).DefaultIfEmpty(string.Join(", ", diagnosed.Scope.Namespaces)));
        var partial = diagnosed.Diagnosis.Partial ? "; not everything was seen" : "";
        return diagnosed.Diagnosis.Outcome switch
        {
            DiagnosisOutcome.Fault => $"FAULT   {where}: {Causes(diagnosed.Diagnosis)}{partial}",
            DiagnosisOutcome.Healthy => $"HEALTHY {where}: everything was seen and nothing is wrong",
            _ => $"UNKNOWN {where}: no cause is supported well enough{partial}",
        };
    }

    /// <summary>The best of each group, at most three.</summary>
    private static string Causes(Diagnosis diagnosis) => string.Join(
        "; and ",
        diagnosis.Hypotheses
            .Where(hypothesis => hypothesis.Status is HypothesisStatus.Supported or HypothesisStatus.Confirmed)
            .DistinctBy(hypothesis => hypothesis.Group)
            .Take(3)
            .Select(hypothesis => hypothesis.Title));

    private static string[] Unseen(IReadOnlyList<CoverageEntry> coverage) =>
        [.. coverage.Where(entry => entry.State != CoverageState.Complete).Select(Reports.DiagnosisReport.Describe)];

    private static void Print(string label, string rest, IReadOnlyList<string> lines, int most, CommandOutput output)
    {
        for (var index = 0; index < Math.Min(lines.Count, most); index++)
        {
            output.Line($"{(index == 0 ? label : ""),-8}{lines[index]}");
        }

        if (lines.Count > most)
        {
            output.Line($"{"",-8}{rest.Replace("{0}", $"{lines.Count - most}", StringComparison.Ordinal)}");
        }
    }

    private static Tone ToneOf(DiagnosisOutcome outcome) => outcome switch
    {
        DiagnosisOutcome.Healthy => Tone.Good,
        DiagnosisOutcome.Fault => Tone.Bad,
        _ => Tone.Waiting,
    };
}
