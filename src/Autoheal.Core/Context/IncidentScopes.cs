using Autoheal.Incidents;

namespace Autoheal.Context;

/// <summary>What to look at for an incident: the namespaces and objects that its alerts nominate.</summary>
internal static class IncidentScopes
{
    public static IncidentScope Of(IncidentState state)
    {
        var resources = state.Alerts.Values
            .OrderBy(alert => alert.Fingerprint, StringComparer.Ordinal)
            .SelectMany(alert => alert.Resources)
            .Distinct()
            .ToArray();
        return new IncidentScope
        {
            IncidentId = state.Id,
            ClusterId = state.ClusterId,
            Namespaces = [.. resources.Select(resource => resource.Namespace).Where(name => name.Length > 0).Distinct().Order(StringComparer.Ordinal)],
            Resources = resources,
            Measured = state.Alerts.Values.Any(alert => alert is { Measured: true, Resolved: false }),
            Since = state.OpenedAt,
        };
    }
}
