using Autoheal.Policy;
using Autoheal.Policy.Documents.Cases;

namespace Autoheal.Cli.Reports;

/// <summary>How the tests of policies ended, for programs.</summary>
internal sealed record PolicyTestReport
{
    public string Schema { get; init; } = "autoheal/policy-test-result/v1";

    public required int Passed { get; init; }

    public required int Failed { get; init; }

    public required IReadOnlyList<TestReport> Tests { get; init; }

    public static PolicyTestReport Of(IReadOnlyList<PolicyCaseResult> results) => new()
    {
        Passed = results.Count(result => result.Failures.Count == 0),
        Failed = results.Count(result => result.Failures.Count > 0),
        Tests =
        [
            .. results.Select(result => new TestReport
            {
                Name = result.Case.Name,
                File = result.Case.File,
                Line = result.Case.Line,
                Passed = result.Failures.Count == 0,
                Failures = result.Failures,
                Verdict = result.Decision.Verdict,
                Sentence = result.Decision.Sentence,
            }),
        ],
    };

    internal sealed record TestReport
    {
        public required string Name { get; init; }

        public required string File { get; init; }

        public required int Line { get; init; }

        public required bool Passed { get; init; }

        public required IReadOnlyList<string> Failures { get; init; }

        public required Verdict Verdict { get; init; }

        public required string Sentence { get; init; }
    }
}
