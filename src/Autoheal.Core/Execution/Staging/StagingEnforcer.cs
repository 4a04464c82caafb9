using Autoheal.Planning;
using Autoheal.Policy;

namespace Autoheal.Execution.Staging;

/// <summary>Refuses to carry out at once what must go by stages and cannot. That the stages are kept to is the runner's work.</summary>
internal abstract class StagingEnforcer(string kind) : IObligationEnforcer
{
    public string Kind => kind;

    public ValueTask<string?> CheckAsync(Obligation obligation, PlannedAction action, CancellationToken cancellationToken) =>
        ValueTask.FromResult(FindImpossible(obligation, action));

    public string? FindImpossible(Obligation obligation, PlannedAction action) => StagePlan.FindImpossible(obligation, action);
}
