using Autoheal.Catalogue;
using Autoheal.Planning;
using Autoheal.Policy;

namespace Autoheal.Execution.Temporary;

/// <summary>Refuses what cannot be taken back exactly when it is to be temporary. That it is taken back is the work of <see cref="HoldingStage"/>.</summary>
internal sealed class RevertAfterEnforcer : IObligationEnforcer
{
    public string Kind => Obligations.RevertAfter;

    public ValueTask<string?> CheckAsync(Obligation obligation, PlannedAction action, CancellationToken cancellationToken) =>
        ValueTask.FromResult(FindImpossible(obligation, action));

    public string? FindImpossible(Obligation obligation, PlannedAction action) =>
        TemporaryChanges.Read(obligation) is null ? "'after' must be a duration from 1m to 168h"
        : action is { Reversibility: Reversibility.Exact, Compensation.Available: true } ? null
        : $"{action.Action} cannot be temporary, because it cannot be undone exactly: {action.Compensation.Description}";
}
