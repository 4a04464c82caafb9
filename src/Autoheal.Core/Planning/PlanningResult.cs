namespace Autoheal.Planning;

/// <summary>A plan, or why there is none.</summary>
internal sealed record PlanningResult
{
    public RemediationPlan? Plan { get; init; }

    public ReadyAction? Ready { get; init; }

    public required IReadOnlyList<PlanRefusal> Refusals { get; init; }
}
