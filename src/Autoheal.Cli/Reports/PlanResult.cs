using Autoheal.Catalogue;
using Autoheal.Context;
using Autoheal.Incidents;
using Autoheal.Reasoning;

namespace Autoheal.Cli.Reports;

/// <summary>A diagnosis with the plan that follows from it and the decision on it.</summary>
internal sealed record PlanResult
{
    public string Schema { get; init; } = "autoheal/plan-preview/v1";

    public required string? IncidentId { get; init; }

    public required DiagnosisOutcome Outcome { get; init; }

    public required bool Partial { get; init; }

    public required IReadOnlyList<CoverageEntry> Coverage { get; init; }

    public required IReadOnlyList<SymptomReport> Symptoms { get; init; }

    public required IReadOnlyList<HypothesisReport> Hypotheses { get; init; }

    public required DiagnosisBrief Brief { get; init; }

    public required IReadOnlyList<string> Unknown { get; init; }

    public required IReadOnlyDictionary<string, double> TimingsMs { get; init; }

    /// <summary>Null when the diagnosis names no fault.</summary>
    public required PlanReport? Plan { get; init; }

    public required IReadOnlyList<DecisionReport> Decisions { get; init; }

    public static PlanResult Of(PreviewedDiagnosis diagnosed, PreviewedPlan planned, IActionCatalogue catalogue)
    {
        var report = DiagnosisReport.Of(diagnosed, catalogue);
        return new PlanResult
        {
            IncidentId = report.IncidentId,
            Outcome = report.Outcome,
            Partial = report.Partial,
            Coverage = report.Coverage,
            Symptoms = report.Symptoms,
            Hypotheses = report.Hypotheses,
            Brief = report.Brief,
            Unknown = report.Unknown,
            TimingsMs = new Dictionary<string, double>(report.TimingsMs) { ["plan"] = Math.Round(planned.PlanTime.TotalMilliseconds, 3) },
            Plan = PlanOf(report.Outcome, planned),
            Decisions = planned.Decision is { } decision ? [DecisionReport.Of(decision)] : [],
        };
    }

    private static PlanReport? PlanOf(DiagnosisOutcome outcome, PreviewedPlan planned) => (outcome, planned.Plan) switch
    {
        (_, { } plan) => PlanReport.Of(plan, planned.Refusals),
        (DiagnosisOutcome.Fault, null) => PlanReport.None(planned.Refusals),
        _ => null,
    };
}
