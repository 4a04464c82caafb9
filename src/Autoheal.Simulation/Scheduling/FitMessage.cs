using System.Globalization;

namespace Autoheal.Simulation.Scheduling;

/// <summary>The scheduler's summary of why no node fits: each reason with the number of nodes, ordered as text.</summary>
internal static class FitMessage
{
    public const string NoNodes = "no nodes available to schedule pods";

    /// <summary>For example <c>0/3 nodes are available: 1 Insufficient cpu, 2 node(s) were unschedulable.</c></summary>
    public static string Of(int nodes, IEnumerable<string> reasons)
    {
        var counted = reasons.GroupBy(static reason => reason)
            .Select(static group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {group.Key}"))
            .Order(StringComparer.Ordinal);
        return Of(nodes, string.Join(", ", counted));
    }

    /// <summary>The same for a reason that no node could change.</summary>
    public static string Of(int nodes, string reason) => string.Create(CultureInfo.InvariantCulture, $"0/{nodes} nodes are available: {reason}.");
}
