using Autoheal.Context;
using Autoheal.Incidents;
using Autoheal.Perception;

namespace Autoheal.Cli.Clusters;

/// <summary>What a diagnosis is about: what somebody named, else what alerts name, else all that there is.</summary>
internal static class CaseScope
{
    public static IncidentScope Of(string? @namespace, ResourceRef? @object, IReadOnlyList<Alert> alerts, ClusterSource source)
    {
        ResourceRef[] resources = @object is null ? [.. alerts.SelectMany(alert => alert.Resources).Distinct()] : [@object];
        var nominated = resources.Select(resource => resource.Namespace).Where(name => name.Length > 0).Distinct().ToArray();
        return new IncidentScope
        {
            Namespaces = @namespace is not null ? [@namespace] : nominated.Length > 0 ? nominated : source.DefaultNamespaces,
            Resources = resources,
            Since = alerts.Count == 0 ? null : alerts.Min(alert => alert.StartsAt),
        };
    }
}
