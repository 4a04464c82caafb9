using Autoheal.Catalogue;
using Autoheal.Execution;
using Autoheal.Incidents;
using Autoheal.Journal.Events;

namespace Autoheal.Learning.Shadow;

/// <summary>Asks the action that was not done whether the world looks as if it had been.</summary>
internal sealed class ShadowComparison(IActionCatalogue catalogue, IntentImages images)
{
    /// <summary>Applied: as the plan would have left it. Not started: as it was. Unknown: something else.</summary>
    public async ValueTask<ReconcileState> LookAsync(IncidentState state, ShadowWatched watch, CancellationToken cancellationToken)
    {
        var action = state.Proposal!.Plan.Steps[0];
        if (!catalogue.TryGet(action.Action, out var handler)
            || await images.ReadAsync(watch.PreImage, watch.PostImage, action.Target, cancellationToken) is not var (before, after))
        {
            return ReconcileState.Unknown;
        }

        return await handler.ReconcileAsync(
            new ActionIntent($"{state.Id}/shadow", PermitOperation.Execute, action, before, after, state.PhaseSince), cancellationToken);
    }
}
