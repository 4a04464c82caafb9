using Autoheal.Cli.Evaluation;

namespace Autoheal.Cli.Reports;

/// <summary>A recorded incident and how its diagnosis compares.</summary>
internal sealed record CaseReport
{
    public required string Name { get; init; }

    /// <summary>Null when the case could not be read.</summary>
    public required DiagnosisReport? Diagnosis { get; init; }

    /// <summary>Null when the case expects nothing.</summary>
    public required ExpectedDiagnosis? Expected { get; init; }

    /// <summary>Null when the case expects nothing.</summary>
    public required bool? Passed { get; init; }
}
