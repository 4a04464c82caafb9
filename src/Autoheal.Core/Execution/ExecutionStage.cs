using Autoheal.Approvals;
using Autoheal.Incidents;
using Microsoft.Extensions.Options;

namespace Autoheal.Execution;

/// <summary>Runs, undoes and looks up actions through the runner.</summary>
internal sealed class ExecutionStage(ActionRunner runner, IOptions<AutohealOptions> options, SteadyClock clock) : IIncidentStage
{
    public IReadOnlyList<IncidentPhase> Phases { get; } =
        [IncidentPhase.Executing, IncidentPhase.Compensating, IncidentPhase.Reconciling];

    public async ValueTask<StageResult> RunAsync(IncidentState state, CancellationToken cancellationToken) => state.Phase switch
    {
        IncidentPhase.Executing => await runner.ExecuteAsync(state, ApprovalLedger.Approve(state, step: 0), cancellationToken) ?? ComeBack(state),
        IncidentPhase.Reconciling => await runner.ReconcileAsync(state, cancellationToken),
        _ => await CompensateAsync(state, cancellationToken),
    };

    private async ValueTask<StageResult> CompensateAsync(IncidentState state, CancellationToken cancellationToken)
    {
        var done = state.NextToUndo!;
        if (!done.Action.Compensation.Available)
        {
            return Escalation.Close(state, $"{done.Action.Action} did harm and cannot be undone: {done.Action.Compensation.Description}");
        }

        // Halted: nothing writes, not even this. It goes on as soon as the switch allows.
        return await runner.CompensateAsync(state, done, cancellationToken)
            ?? ComeBack(state);
    }

    private StageResult ComeBack(IncidentState state) => StageResult.WaitUntil(clock.GetUtcNow(state) + options.Value.RecheckInterval);
}
