using Autoheal.Execution;
using Autoheal.Journal.Events;
using Autoheal.Verification;

namespace Autoheal.Cli.Reports;

/// <summary>What verification concluded about an action or a compensation.</summary>
internal sealed record VerificationReport
{
    public required PermitOperation Operation { get; init; }

    public required VerificationVerdict Verdict { get; init; }

    public required IReadOnlyList<PredicateObservation> Observations { get; init; }

    public required bool SymptomsRemain { get; init; }

    public static VerificationReport Of(VerificationConcluded concluded) => new()
    {
        Operation = concluded.Operation,
        Verdict = concluded.Verdict,
        Observations = concluded.Observations,
        SymptomsRemain = concluded.SymptomsRemain,
    };
}
