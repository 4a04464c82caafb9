using Autoheal.Journal.Events;
using Autoheal.Policy;

namespace Autoheal.Cli.Reports;

/// <summary>What policy said to a plan.</summary>
internal sealed record DecisionReport
{
    public required string PlanHash { get; init; }

    public required Verdict Verdict { get; init; }

    public required string Sentence { get; init; }

    public required IReadOnlyList<PolicyReason> Reasons { get; init; }

    public required ApprovalRequirement? Approval { get; init; }

    public required string PolicyVersion { get; init; }

    public static DecisionReport Of(PolicyDecided decided) => new()
    {
        PlanHash = decided.PlanHash,
        Verdict = decided.Verdict,
        Sentence = decided.Sentence,
        Reasons = decided.Reasons,
        Approval = decided.Approval,
        PolicyVersion = decided.PolicyVersion,
    };
}
