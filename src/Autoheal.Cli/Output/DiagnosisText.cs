using System.Globalization;
using Autoheal.Context;
using Autoheal.Incidents;
using Autoheal.Reasoning;

namespace Autoheal.Cli.Output;

/// <summary>A diagnosis as people read it.</summary>
internal static class DiagnosisText
{
    public static void Print(PreviewedDiagnosis diagnosed, CommandOutput output)
    {
        var diagnosis = diagnosed.Diagnosis;
        output.Line(Verdict(diagnosed), ToneOf(diagnosis.Outcome));
        foreach (var symptom in diagnosis.Symptoms)
        {
            output.Line($"{symptom.Id,-8}{symptom.Object.Path}: {symptom.Text}");
        }

        foreach (var hypothesis in diagnosis.Hypotheses)
        {
            Print(hypothesis, output);
        }

        Print("CHECK", diagnosis.Brief.NextChecks, output);
        Print("UNSEEN", [.. diagnosed.Coverage.Where(entry => entry.State != CoverageState.Complete).Select(Reports.DiagnosisReport.Describe)], output);
    }

    private static string Verdict(PreviewedDiagnosis diagnosed)
    {
        var where = string.Join(", ", diagnosed.Scope.Resources.Select(resource => resource.ToString()).DefaultIfEmpty(string.Join(", ", diagnosed.Scope.Namespaces)));
        var partial = diagnosed.Diagnosis.Partial ? "; not everything was seen" : "";
        return diagnosed.Diagnosis.Outcome switch
        {
            DiagnosisOutcome.Fault => $"FAULT   {where}{partial}",
            DiagnosisOutcome.Healthy => $"HEALTHY {where}: everything was seen and nothing is wrong",
            _ => $"UNKNOWN {where}: no cause is supported well enough{partial}",
        };
    }

    private static void Print(Hypothesis hypothesis, CommandOutput output)
    {
        var confidence = hypothesis.Confidence.ToString("0.00", CultureInfo.InvariantCulture);
        output.Line(
            $"H{hypothesis.Rank} {confidence} {hypothesis.Title} ({hypothesis.Object})   {hypothesis.Cause} · {Words.Of(hypothesis.Status)}",
            hypothesis.Status == HypothesisStatus.Refuted ? Tone.Plain : Tone.Heading);
        foreach (var evidence in hypothesis.For)
        {
            output.Line($"        + {evidence.Text}");
        }

        foreach (var evidence in hypothesis.Against)
        {
            output.Line($"        - {evidence.Text}");
        }
    }

    private static void Print(string label, IReadOnlyList<string> lines, CommandOutput output)
    {
        foreach (var line in lines)
        {
            output.Line($"{label,-8}{line}");
        }
    }

    private static Tone ToneOf(DiagnosisOutcome outcome) => outcome switch
    {
        DiagnosisOutcome.Healthy => Tone.Good,
        DiagnosisOutcome.Fault => Tone.Bad,
        _ => Tone.Waiting,
    };
}
