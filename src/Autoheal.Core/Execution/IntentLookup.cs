using Autoheal.Catalogue;
using Autoheal.Incidents;
using Autoheal.Verification;

namespace Autoheal.Execution;

/// <summary>Asks the action that was intended whether the world shows it.</summary>
internal sealed class IntentLookup(IActionCatalogue catalogue, IntentImages images) : IIntentLookup
{
    public async ValueTask<ReconcileState> LookAsync(ExecutionState execution, CancellationToken cancellationToken)
    {
        var action = execution.Action;
        if (!catalogue.TryGet(action.Action, out var handler)
            || await images.ReadAsync(execution.Intent, action.Target, cancellationToken) is not var (before, after))
        {
            return ReconcileState.Unknown;
        }

        return await handler.ReconcileAsync(
            new ActionIntent(execution.Intent.IntentId, execution.Intent.Operation, action, before, after, execution.IntendedAt),
            cancellationToken);
    }
}
