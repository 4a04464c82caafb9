using Autoheal.Catalogue;
using Autoheal.Context;
using Autoheal.Incidents;
using Autoheal.Reasoning;

namespace Autoheal.Cli.Reports;

/// <summary>A diagnosis, as the command line contract writes it.</summary>
internal sealed record DiagnosisReport
{
    public string Schema { get; init; } = "autoheal/diagnosis/v1";

    /// <summary>Null when the diagnosis belongs to no incident.</summary>
    public required string? IncidentId { get; init; }

    public required DiagnosisOutcome Outcome { get; init; }

    public required bool Partial { get; init; }

    public required IReadOnlyList<CoverageEntry> Coverage { get; init; }

    public required IReadOnlyList<SymptomReport> Symptoms { get; init; }

    public required IReadOnlyList<HypothesisReport> Hypotheses { get; init; }

    public required DiagnosisBrief Brief { get; init; }

    /// <summary>What could not be seen, and why.</summary>
    public required IReadOnlyList<string> Unknown { get; init; }

    /// <summary>Milliseconds by step.</summary>
    public required IReadOnlyDictionary<string, double> TimingsMs { get; init; }

    public static DiagnosisReport Of(
        string? incidentId,
        Diagnosis diagnosis,
        IReadOnlyList<CoverageEntry> coverage,
        IReadOnlyDictionary<string, double> timings,
        IActionCatalogue catalogue) => new()
    {
        IncidentId = incidentId,
        Outcome = diagnosis.Outcome,
        Partial = diagnosis.Partial,
        Coverage = coverage,
        Symptoms = [.. diagnosis.Symptoms.Select(SymptomReport.Of)],
        Hypotheses = [.. diagnosis.Hypotheses.Select(hypothesis => HypothesisReport.Of(hypothesis, catalogue))],
        Brief = diagnosis.Brief,
        Unknown = [.. coverage.Where(entry => entry.State != CoverageState.Complete).Select(Describe)],
        TimingsMs = timings,
    };

    public static DiagnosisReport Of(PreviewedDiagnosis diagnosed, IActionCatalogue catalogue)
    {
        var timings = new Dictionary<string, double>
        {
            ["collect"] = Math.Round(diagnosed.CollectTime.TotalMilliseconds, 3),
            ["reason"] = Math.Round(diagnosed.ReasonTime.TotalMilliseconds, 3),
        };
        return Of(incidentId: null, diagnosed.Diagnosis, diagnosed.Coverage, timings, catalogue);
    }

    public static string Describe(CoverageEntry entry)
    {
        var where = entry.Namespace.Length == 0 ? "" : $" in {entry.Namespace}";
        var why = entry.Reason is null ? "" : $" ({entry.Reason})";
        return $"{entry.Kind}{where}: {Output.Words.Of(entry.State)}{why}";
    }
}
