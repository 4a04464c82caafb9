using Autoheal.Catalogue;
using Autoheal.Incidents;
using Autoheal.Planning;

namespace Autoheal.Execution;

/// <summary>
/// One action of the catalogue. Thread-safe. Preparing and reconciling only read; executing takes a permit and nothing else, so
/// there is no other way to run it.
/// </summary>
public interface IActionHandler
{
    /// <summary>Gets what the catalogue knows about the action.</summary>
    ActionDescriptor Descriptor { get; }

    /// <summary>
    /// Checks the preconditions against the live world and works out the exact change. Called when planning and again right before
    /// executing; must give the same answer for the same world.
    /// </summary>
    ValueTask<ActionPreparation> PrepareAsync(PreparationRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Changes the permit's target from the expected to the desired values; the same code runs actions and compensations. Refusals
    /// and drift are outcomes. An exception means that nobody knows whether the world was changed.
    /// </summary>
    ValueTask<ActionOutcome> ExecuteAsync(ExecutionPermit permit, CancellationToken cancellationToken);

    /// <summary>Looks whether an intent without an outcome was carried out.</summary>
    ValueTask<ReconcileState> ReconcileAsync(ActionIntent intent, CancellationToken cancellationToken);

    /// <summary>
    /// Who changed the target last, as the cluster names its field managers, so that people know whom to ask; null when that cannot be told. Reads only.
    /// </summary>
    ValueTask<string?> FindLastManagerAsync(ResourceRef target, CancellationToken cancellationToken) => ValueTask.FromResult<string?>(null);
}
