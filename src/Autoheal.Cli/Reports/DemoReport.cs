using Autoheal.Catalogue;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Simulation;
using Autoheal.Simulation.Scenarios;

namespace Autoheal.Cli.Reports;

/// <summary>A whole incident on the simulated world.</summary>
internal sealed record DemoReport
{
    public string Schema { get; init; } = "autoheal/demo/v1";

    public required string Scenario { get; init; }

    public required int Seed { get; init; }

    public required DiagnosisReport? Diagnosis { get; init; }

    /// <summary>The last plan; null when none was made.</summary>
    public required PlanReport? Plan { get; init; }

    public required IReadOnlyList<DecisionReport> Decisions { get; init; }

    public required IReadOnlyList<ApprovalReport> Approvals { get; init; }

    public required IReadOnlyList<ActionReport> Actions { get; init; }

    public required IReadOnlyList<VerificationReport> Verification { get; init; }

    public required IncidentEnd End { get; init; }

    public required AuditReport Audit { get; init; }

    public static DemoReport Of(Scenario scenario, int seed, SettledIncident incident, JournalVerification audit, IActionCatalogue catalogue)
    {
        var plan = incident.Events.OfType<PlanProposed>().LastOrDefault();
        return new DemoReport
        {
            Scenario = scenario.Name,
            Seed = seed,
            Diagnosis = DiagnosisOf(incident, catalogue),
            Plan = plan is null ? null : PlanReport.Of(plan.Plan, plan.Refusals),
            Decisions = [.. incident.Events.OfType<PolicyDecided>().Select(DecisionReport.Of)],
            Approvals = [.. incident.Events.OfType<ApprovalAnswered>().Select(ApprovalReport.Of)],
            Actions = ActionReport.Of(incident.Events),
            Verification = [.. incident.Events.OfType<VerificationConcluded>().Select(VerificationReport.Of)],
            End = incident.End,
            Audit = new AuditReport { Records = audit.Records, Ok = audit.Ok },
        };
    }

    private static DiagnosisReport? DiagnosisOf(SettledIncident incident, IActionCatalogue catalogue)
    {
        if (incident.Diagnosis is not { } diagnosis)
        {
            return null;
        }

        var collected = incident.Events
            .TakeWhile(@event => @event is not DiagnosisMade made || made.Diagnosis != diagnosis)
            .OfType<ContextCollected>()
            .Last();
        var timings = new Dictionary<string, double> { ["collect"] = collected.ElapsedMilliseconds };
        return DiagnosisReport.Of(incident.Id, diagnosis, collected.Coverage, timings, catalogue);
    }
}
