using Autoheal.Planning;

namespace Autoheal.Policy;

/// <summary>Sees to it that an obligation is met before an action is permitted. Reads only; thread-safe.</summary>
public interface IObligationEnforcer
{
    /// <summary>Gets the kind of obligation that it enforces.</summary>
    string Kind { get; }

    /// <summary>Null when the obligation is met now; otherwise why the action must not run yet.</summary>
    ValueTask<string?> CheckAsync(Obligation obligation, PlannedAction action, CancellationToken cancellationToken);

    /// <summary>
    /// Why the action can never meet the obligation, one clause; null when it may. Asked while deciding: a pure function, and the gate denies
    /// what it names. An exception counts as a denial.
    /// </summary>
    string? FindImpossible(Obligation obligation, PlannedAction action) => null;
}
