using System.Globalization;
using Autoheal.Kubernetes.Model;
using Autoheal.Verification;

namespace Autoheal.Kubernetes.Verification;

/// <summary>Counts replicas.</summary>
internal static class Availability
{
    /// <summary>Whether desired, updated and available replicas agree, no old pod is left, and there is at least one.</summary>
    public static PredicateObservation IsComplete(PredicateSpec predicate, Deployment deployment) =>
        Observations.Make(predicate, deployment is { Complete: true, Replicas: > 0 }, Text(deployment));

    /// <summary>
    /// Whether fewer replicas serve than before. While a rollout moves on without trouble, it may be short of as many as its strategy
    /// allows.
    /// </summary>
    public static PredicateObservation IsReduced(PredicateSpec predicate, ClusterModel model, Deployment deployment)
    {
        if (!predicate.Parameters.TryGetValue("before", out var text)
            || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var before))
        {
            return Observations.Make(predicate, PredicateState.Unknown, "the number of replicas before is not given");
        }

        var floor = Math.Min(before, Math.Max(deployment.Replicas, 1)) - (IsRollingOut(model, deployment) ? deployment.MaxUnavailable : 0);
        return Observations.Make(predicate, deployment.AvailableReplicas < floor, $"{Text(deployment)}, {before} before");
    }

    /// <summary>Whether fewer pods serve than before, one more or less while the controller replaces them one by one.</summary>
    public static PredicateObservation IsReduced(PredicateSpec predicate, WorkloadCounts counts)
    {
        if (!predicate.Parameters.TryGetValue("before", out var text)
            || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var before))
        {
            return Observations.Make(predicate, PredicateState.Unknown, "the number of replicas before is not given");
        }

        var floor = Math.Min(before, Math.Max(counts.Wanted, 1)) - (counts.Updated < counts.Wanted ? 1 : 0);
        return Observations.Make(predicate, counts.Available < floor, $"{counts}, {before} before");
    }

    private static bool IsRollingOut(ClusterModel model, Deployment deployment)
    {
        if (deployment.Complete || deployment.Conditions.Find("Progressing") is { Status: "False" })
        {
            return false;
        }

        var revisions = model.RevisionsOf(deployment);
        foreach (var trouble in model.TroublesOf(deployment))
        {
            if (revisions.Count > 0 && model.ReplicaSetOf(trouble.Pod) == revisions[0])
            {
                return false;
            }
        }

        return true;
    }

    private static string Text(Deployment deployment) =>
        string.Create(CultureInfo.InvariantCulture, $"replicas {deployment.AvailableReplicas}/{deployment.Replicas}");
}
