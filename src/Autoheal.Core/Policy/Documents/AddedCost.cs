using System.Globalization;
using Autoheal.Planning;

namespace Autoheal.Policy.Documents;

/// <summary>What an action adds to the cost of running an hour: the replicas that it adds, at the operator's price.</summary>
internal static class AddedCost
{
    /// <summary>Null without a price, or when the change of replicas cannot be read; nothing is added where replicas stay as they are.</summary>
    public static double? Of(PlannedAction action, double? replicaHour)
    {
        if (replicaHour is not { } price)
        {
            return null;
        }

        double? added = 0;
        foreach (var change in action.Changes)
        {
            if (change.Path.EndsWith("eplicas", StringComparison.Ordinal))
            {
                added += Read(change.After) is { } after && Read(change.Before) is { } before ? Math.Max(0, after - before) * price : null;
            }
        }

        return added;
    }

    private static double? Read(string? value) =>
        double.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
