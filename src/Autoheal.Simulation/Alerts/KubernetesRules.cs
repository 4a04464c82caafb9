using System.Globalization;
using Autoheal.Simulation.Applications;
using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Alerts;

/// <summary>The workload rules of the kube-prometheus kind, evaluated on the objects instead of on metrics about them.</summary>
internal sealed class KubernetesRules(ObjectStore store, ApplicationModel applications, AlertmanagerOptions options)
{
    private readonly string _patience = Patience(options.For);
    private readonly WorkloadRules _workloads = new(store, options, Patience(options.For));
    private readonly ClusterRules _cluster = new(store, Patience(options.For));
    private readonly ServiceRules _services = new(applications);

    /// <summary>Everything that some rule selects now.</summary>
    public List<AlertSubject> Evaluate(DateTimeOffset now)
    {
        var found = new List<AlertSubject>();
        foreach (var pod in store.List(Kinds.Pod))
            EvaluatePod(pod, found);
        foreach (var deployment in store.List(Kinds.Deployment))
            EvaluateDeployment(deployment, found);
        foreach (var endpoints in store.List(Kinds.Endpoints))
            EvaluateEndpoints(endpoints, found);
        _workloads.Evaluate(found, now);
        _cluster.Evaluate(found);
        _services.Evaluate(found);
        return found;
    }

    /// <summary>A crash loop as the rule words it; also what a stale alert about a pod that has long recovered looks like.</summary>
    public AlertSubject CrashLooping(StoredObject pod, string container) => AlertSubject.Of(
        "KubePodCrashLooping", "warning", pod.Namespace!, "Pod is crash looping.",
        $"Pod {pod.Namespace}/{pod.Name} ({container}) is in waiting state (reason: \"CrashLoopBackOff\").",
        ("pod", pod.Name), ("container", container), ("reason", "CrashLoopBackOff"), ("uid", pod.Uid)) with
    {
        Lookback = options.CrashLoopLookback,
    };

    private void EvaluatePod(StoredObject pod, List<AlertSubject> found)
    {
        // A job's pods may fail and be replaced; the job has a rule of its own.
        if (pod.Status.Text("phase") is "Pending" or "Unknown" or "Failed" && pod.Controller.Text("kind") != "Job")
        {
            found.Add(AlertSubject.Of(
                "KubePodNotReady", "warning", pod.Namespace!, "Pod has been in a non-ready state for too long.",
                $"Pod {pod.Namespace}/{pod.Name} has been in a non-ready state for longer than {_patience}.",
                ("pod", pod.Name)));
        }

        foreach (var container in pod.Status.Array("containerStatuses") ?? [])
        {
            if (container.Object("lastState").Text("terminated", "reason") == "OOMKilled")
                found.Add(OutOfMemory(pod, container.Text("name")!));
            if (container.Object("state").Object("waiting") is not { } waiting)
                continue;
            var name = container.Text("name")!;
            var reason = waiting.Text("reason") ?? "";
            found.Add(reason == "CrashLoopBackOff" ? CrashLooping(pod, name) : Waiting(pod, name, reason));
        }
    }

    private static AlertSubject OutOfMemory(StoredObject pod, string container) => AlertSubject.Of(
        "ContainerOOMKilled", "warning", pod.Namespace!, "Container was killed for its memory.",
        $"Container {container} of pod {pod.Namespace}/{pod.Name} was killed because it used more memory than its limit.",
        ("pod", pod.Name), ("container", container), ("uid", pod.Uid));

    private AlertSubject Waiting(StoredObject pod, string container, string reason) => AlertSubject.Of(
        "KubeContainerWaiting", "warning", pod.Namespace!, "Pod container waiting longer than expected.",
        $"pod/{pod.Name} in namespace {pod.Namespace} on container {container} has been in waiting state for longer than {_patience}. (reason: \"{reason}\").",
        ("pod", pod.Name), ("container", container), ("reason", reason), ("uid", pod.Uid));

    private void EvaluateDeployment(StoredObject deployment, List<AlertSubject> found)
    {
        var wanted = deployment.Spec.Number("replicas") ?? 1;
        if (wanted > (deployment.Status.Number("availableReplicas") ?? 0))
        {
            found.Add(AlertSubject.Of(
                "KubeDeploymentReplicasMismatch", "warning", deployment.Namespace!, "Deployment has not matched the expected number of replicas.",
                $"Deployment {deployment.Namespace}/{deployment.Name} has not matched the expected number of replicas for longer than {_patience}.",
                ("deployment", deployment.Name)));
        }

        if (Conditions.Find(deployment.Status, "Progressing").Text("status") == "False")
        {
            found.Add(AlertSubject.Of(
                "KubeDeploymentRolloutStuck", "warning", deployment.Namespace!, "Deployment rollout is not progressing.",
                $"Rollout of deployment {deployment.Namespace}/{deployment.Name} is not progressing for longer than {_patience}.",
                ("deployment", deployment.Name)));
        }
    }

    private void EvaluateEndpoints(StoredObject endpoints, List<AlertSubject> found)
    {
        foreach (var subset in endpoints.Json.Array("subsets") ?? [])
        {
            if (subset.Array("addresses") is { Count: > 0 })
                return;
        }

        found.Add(AlertSubject.Of(
            "KubeServiceWithoutEndpoints", "critical", endpoints.Namespace!, "Service has no ready endpoints.",
            $"Service {endpoints.Namespace}/{endpoints.Name} has had no ready endpoint for longer than {_patience}; its callers fail.",
            ("service", endpoints.Name)));
    }

    private static string Patience(TimeSpan span) => span.TotalMinutes switch
    {
        1 => "1 minute",
        var minutes => string.Create(CultureInfo.InvariantCulture, $"{minutes:0.#} minutes"),
    };
}
