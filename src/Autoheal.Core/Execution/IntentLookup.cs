using Autoheal.Catalogue;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Planning;
using Autoheal.Verification;

namespace Autoheal.Execution;

/// <summary>Asks the action that was intended whether the world shows it.</summary>
internal sealed class IntentLookup(IActionCatalogue catalogue, IBlobStore blobs) : IIntentLookup
{
    public async ValueTask<ReconcileState> LookAsync(ExecutionState execution, CancellationToken cancellationToken)
    {
        var before = await blobs.GetAsync(execution.Intent.PreImage, cancellationToken);
        var after = await blobs.GetAsync(execution.Intent.PostImage, cancellationToken);
        if (before is null || after is null || !catalogue.TryGet(execution.Action.Action, out var handler))
        {
            return ReconcileState.Unknown;
        }

        var target = execution.Action.Target;
        return await handler.ReconcileAsync(
            new ActionIntent(
                execution.Intent.IntentId,
                execution.Intent.Operation,
                execution.Action,
                Fingerprints.Read(before, target),
                Fingerprints.Read(after, target),
                execution.IntendedAt),
            cancellationToken);
    }
}
