using Autoheal.Context;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Symptoms;

/// <summary>Sums up in one clause what is wrong with a Deployment.</summary>
internal static class WorkloadSymptoms
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    /// <summary>What is wrong; null when nothing is.</summary>
    public static string? Of(ClusterModel model, Deployment deployment, IncidentScope scope)
    {
        var troubles = model.TroublesOf(deployment);
        if (troubles.Count > 0)
        {
            var worst = troubles[0];
            foreach (var trouble in troubles)
            {
                worst = trouble.Kind > worst.Kind ? trouble : worst;
            }

            return $"{Text(worst)}; {Counts.Pods(troubles.Count)} in trouble, {deployment.AvailableReplicas}/{deployment.Replicas} available";
        }

        if (deployment.Replicas == 0)
        {
            return IsMissed(model, deployment, scope) ? "scaled to zero while something depends on it" : null;
        }

        return IsShortOfReplicas(model, deployment, scope) ? $"{deployment.AvailableReplicas}/{deployment.Replicas} replicas available"
            : IsStuck(deployment) ? "rollout stuck: ProgressDeadlineExceeded"
            : null;
    }

    /// <summary>Whether a rollout has passed its deadline, though the pods of before may serve on.</summary>
    public static bool IsStuck(Deployment deployment) =>
        !deployment.Paused && !deployment.Complete && deployment.Conditions.Find("Progressing") is { Status: "False", Reason: "ProgressDeadlineExceeded" };

    /// <summary>A trouble in one clause.</summary>
    public static string Text(Trouble trouble) => trouble.Container is { } container
        ? $"{trouble.Reason} of container {container.Name}{(container.LastEnd is { } end ? $", exit {end.ExitCode}" : "")}"
        : trouble.Reason;

    /// <summary>
    /// Whether anyone misses the pods of a workload without replicas: an alert or person named it, or a Service sends traffic that
    /// no other pod can take.
    /// </summary>
    public static bool IsMissed(ClusterModel model, Workload workload, IncidentScope scope) =>
        IsNominated(workload, scope) || ServiceWithoutPods(model, workload) is not null;

    /// <summary>A Service that selects the workload's pods and has none at all; null when there is no such Service.</summary>
    public static Service? ServiceWithoutPods(ClusterModel model, Workload workload)
    {
        foreach (var service in model.ServicesSelecting(workload.Namespace, workload.Template.Labels))
        {
            if (!HasPods(model, service))
            {
                return service;
            }
        }

        return null;
    }

    private static bool IsNominated(Workload workload, IncidentScope scope) => Nominations.Include(scope, workload);

    private static bool HasPods(ClusterModel model, Service service)
    {
        foreach (var pod in model.Pods)
        {
            if (pod.Namespace == service.Namespace && !pod.Finished && !pod.Terminating && service.Selector.Selects(pod.Metadata.Labels))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A nominated Service that nothing stands behind, neither a pod nor a Deployment whose pods it would select.</summary>
    public static bool LeadsNowhere(ClusterModel model, Service service, IncidentScope scope)
    {
        foreach (var reference in scope.Resources)
        {
            if (reference.Kind == "Service" && reference.Namespace == service.Namespace && reference.Name == service.Name)
            {
                return !HasPods(model, service) && !HasDeployment(model, service);
            }
        }

        return false;
    }

    private static bool HasDeployment(ClusterModel model, Service service)
    {
        foreach (var deployment in model.Deployments)
        {
            if (deployment.Namespace == service.Namespace && service.Selector.Selects(deployment.Template.Labels))
            {
                return true;
            }
        }

        return false;
    }

    // A rollout or a pod that starts leaves a Deployment short for a while; its conditions say how long. An alert that names it has waited.
    private static bool IsShortOfReplicas(ClusterModel model, Deployment deployment, IncidentScope scope)
    {
        if (deployment.AvailableReplicas >= deployment.Replicas || deployment.Paused)
        {
            return false;
        }

        if (IsNominated(deployment, scope) || deployment.Conditions.Find("Progressing") is { Status: "False" } || deployment.Conditions.Find("ReplicaFailure") is { IsTrue: true })
        {
            return true;
        }

        var available = deployment.Conditions.Find("Available");
        return available is { Status: "False", ChangedAt: { } since } && model.At - since >= s_patience;
    }
}
