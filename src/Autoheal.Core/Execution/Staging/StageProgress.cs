using Autoheal.Incidents;

namespace Autoheal.Execution.Staging;

/// <summary>How far the plan that is being carried out has come.</summary>
internal static class StageProgress
{
    /// <summary>The parts of the current plan that are in place and passed, in order.</summary>
    public static IReadOnlyList<ExecutionState> Passed(IncidentState state) => state.Decision is not { } decided
        ? []
        :
        [
            .. state.Executions.Where(execution =>
                execution is { Passed: true, Undone: false } && execution.Intent.Operation == PermitOperation.Execute
                && execution.Intent.PlanHash == decided.PlanHash),
        ];
}
