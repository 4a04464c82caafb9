using Autoheal.Catalogue;
using Autoheal.Planning;

namespace Autoheal.Cli.Reports;

/// <summary>One step of a plan.</summary>
internal sealed record PlanStepReport
{
    public required string Action { get; init; }

    public required int Version { get; init; }

    public required ActionRisk Risk { get; init; }

    public required Reversibility Reversibility { get; init; }

    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    public required ObjectReport Target { get; init; }

    public required string Summary { get; init; }

    public required IReadOnlyList<FieldChange> Changes { get; init; }

    public required Compensation Compensation { get; init; }

    public required BlastRadius BlastRadius { get; init; }

    public required IReadOnlyList<PredicateReport> Effect { get; init; }

    public required IReadOnlyList<PredicateReport> Harm { get; init; }

    public required int EffectDeadlineSeconds { get; init; }

    public required string? Kubectl { get; init; }

    public static PlanStepReport Of(PlannedAction step) => new()
    {
        Action = step.Action,
        Version = step.Version,
        Risk = step.Risk,
        Reversibility = step.Reversibility,
        Parameters = step.Parameters,
        Target = ObjectReport.Of(step.Target),
        Summary = step.Summary,
        Changes = step.Changes,
        Compensation = step.Compensation,
        BlastRadius = step.BlastRadius,
        Effect = [.. step.Effect.Select(PredicateReport.Of)],
        Harm = [.. step.Harm.Select(PredicateReport.Of)],
        EffectDeadlineSeconds = step.EffectDeadlineSeconds,
        Kubectl = step.KubectlEquivalent,
    };
}
