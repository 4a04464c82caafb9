using Autoheal.Context;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning;

/// <summary>Tells whether an alert or a person named an object.</summary>
internal static class Nominations
{
    /// <summary>Alerts without a clear kind name a "Workload".</summary>
    public static bool Include(IncidentScope scope, ClusterObject item)
    {
        foreach (var reference in scope.Resources)
        {
            if (reference.Name == item.Name && reference.Namespace == item.Namespace && (reference.Kind == item.Resource.Kind || reference.Kind == "Workload"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The same for a CronJob, of which alerts may name a run.</summary>
    public static bool IncludeRunOf(IncidentScope scope, CronJob cronJob)
    {
        foreach (var reference in scope.Resources)
        {
            if (reference.Namespace == cronJob.Namespace && reference.Kind is ("CronJob" or "Job" or "Workload")
                && (reference.Name == cronJob.Name || reference.Name.StartsWith(cronJob.Name + "-", StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }
}
