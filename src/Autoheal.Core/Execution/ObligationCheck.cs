using Autoheal.Planning;
using Autoheal.Policy;

namespace Autoheal.Execution;

/// <summary>Asks every enforcer whether an action's obligations are met now.</summary>
internal sealed class ObligationCheck(IEnumerable<IObligationEnforcer> enforcers)
{
    /// <summary>The first obligation that is not met, and why; null when all are.</summary>
    public async ValueTask<string?> FindUnmetAsync(PlannedAction action, CancellationToken cancellationToken)
    {
        foreach (var obligation in action.Obligations)
        {
            if (await FindUnmetAsync(obligation, action, cancellationToken) is { } unmet)
            {
                return $"obligation {obligation.Kind}: {unmet}";
            }
        }

        return null;
    }

    /// <summary>Whether what policy demands now is part of what was hashed.</summary>
    public static bool Cover(IReadOnlyList<Obligation> given, IReadOnlyList<Obligation> demanded) => demanded.All(demand => given.Any(one =>
        one.Kind == demand.Kind && one.Parameters.Count == demand.Parameters.Count
        && one.Parameters.All(parameter => demand.Parameters.TryGetValue(parameter.Key, out var value) && value == parameter.Value)));

    /// <summary>Every enforcer of the kind must agree.</summary>
    private async ValueTask<string?> FindUnmetAsync(Obligation obligation, PlannedAction action, CancellationToken cancellationToken)
    {
        var unmet = "nothing enforces it here";
        foreach (var enforcer in enforcers.Where(candidate => candidate.Kind == obligation.Kind))
        {
            unmet = await enforcer.CheckAsync(obligation, action, cancellationToken);
            if (unmet is not null)
            {
                return unmet;
            }
        }

        return unmet;
    }
}
