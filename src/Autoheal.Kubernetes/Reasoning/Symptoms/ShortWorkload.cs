using Autoheal.Context;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Symptoms;

/// <summary>Tells whether a StatefulSet or DaemonSet has too few pods that serve, and has had for a while, though no pod says why.</summary>
internal static class ShortWorkload
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    public static bool IsShort(ClusterModel model, Workload workload, IncidentScope scope)
    {
        // Half a recording has no status, which is no statement.
        if (workload.ReadyReplicas >= workload.Replicas || workload is { ObservedGeneration: 0, CurrentReplicas: 0 } || model.TroublesOf(workload).Count > 0)
        {
            return false;
        }

        return Nominations.Include(scope, workload) || !IsFresh(model, workload);
    }

    // A pod that was made a moment ago may still come.
    private static bool IsFresh(ClusterModel model, Workload workload)
    {
        if (model.At - workload.Metadata.SpecChangedAt < s_patience)
        {
            return true;
        }

        foreach (var pod in model.PodsOf(workload))
        {
            var last = pod.Conditions.Find("Ready")?.ChangedAt ?? pod.Metadata.CreatedAt;
            if (!pod.Ready && !pod.Terminating && model.At - last < s_patience)
            {
                return true;
            }

            if (pod is { Terminating: true } && model.At - pod.Metadata.DeletedAt < s_patience)
            {
                return true;
            }
        }

        return false;
    }
}
