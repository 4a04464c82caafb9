using Autoheal.Policy;
using Autoheal.Policy.Documents;
using Autoheal.Policy.Documents.Cases;

namespace Autoheal.Cli.Reports;

/// <summary>A policy in sentences, or decisions with what each policy contributed, for programs.</summary>
internal sealed record PolicyExplanationReport
{
    public string Schema { get; init; } = "autoheal/policy-explanation/v1";

    public required string Policy { get; init; }

    public required string Version { get; init; }

    public IReadOnlyList<string> Sentences { get; init; } = [];

    public IReadOnlyList<ExplainedDecision> Decisions { get; init; } = [];

    public static PolicyExplanationReport Of(PolicyDocument document) =>
        new() { Policy = document.Name, Version = document.Version, Sentences = document.Explain() };

    public static PolicyExplanationReport Of(PolicyDocument document, IReadOnlyList<PolicyCaseResult> results) => new()
    {
        Policy = document.Name,
        Version = document.Version,
        Decisions =
        [
            .. results.Select(result => new ExplainedDecision
            {
                Test = result.Case.Name,
                Verdict = result.Decision.Verdict,
                Sentence = result.Decision.Sentence,
                Reasons = result.Decision.Reasons,
                Approval = result.Decision.Approval,
                Obligations = result.Decision.Obligations,
            }),
        ],
    };

    internal sealed record ExplainedDecision
    {
        public required string Test { get; init; }

        public required Verdict Verdict { get; init; }

        public required string Sentence { get; init; }

        public required IReadOnlyList<PolicyReason> Reasons { get; init; }

        public required ApprovalRequirement? Approval { get; init; }

        public required IReadOnlyList<Obligation> Obligations { get; init; }
    }
}
