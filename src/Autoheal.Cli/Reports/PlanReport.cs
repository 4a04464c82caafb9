using Autoheal.Planning;

namespace Autoheal.Cli.Reports;

/// <summary>A plan, and what was considered before it. Without steps when nothing suggested can run.</summary>
internal sealed record PlanReport
{
    public required string? Cause { get; init; }

    public required ObjectReport? Object { get; init; }

    public required string? Proposer { get; init; }

    public required IReadOnlyList<PlanStepReport> Steps { get; init; }

    public required IReadOnlyList<RefusalReport> Refusals { get; init; }

    public static PlanReport Of(RemediationPlan plan, IReadOnlyList<PlanRefusal> refusals) => new()
    {
        Cause = plan.Cause.Value,
        Object = ObjectReport.Of(plan.CauseObject),
        Proposer = plan.Proposer,
        Steps = [.. plan.Steps.Select(PlanStepReport.Of)],
        Refusals = [.. refusals.Select(RefusalReport.Of)],
    };

    public static PlanReport None(IReadOnlyList<PlanRefusal> refusals) => new()
    {
        Cause = null,
        Object = null,
        Proposer = null,
        Steps = [],
        Refusals = [.. refusals.Select(RefusalReport.Of)],
    };
}
