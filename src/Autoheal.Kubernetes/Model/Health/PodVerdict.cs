using System.Text.Json;

namespace Autoheal.Kubernetes.Model.Health;

/// <summary>The health of a pod: by its phase, and by what its containers wait for.</summary>
internal static class PodVerdict
{
    private const string IgnoreRestartPolicy = "argocd.argoproj.io/ignore-restart-policy";
    private const string Hook = "argocd.argoproj.io/hook";

    public static ObjectHealth Of(ObjectView pod)
    {
        var message = ObjectView.TextOf(pod.Status, "message");
        var runsOn = RunsOn(pod);
        if (runsOn && StuckContainer(pod.Status) is { } stuck)
        {
            return new ObjectHealth { Status = HealthStatus.Degraded, Message = stuck };
        }

        return ObjectView.TextOf(pod.Status, "phase") switch
        {
            "Pending" => new ObjectHealth { Status = HealthStatus.Progressing, Message = message },
            "Succeeded" => new ObjectHealth { Status = HealthStatus.Healthy, Message = message },
            "Failed" => new ObjectHealth { Status = HealthStatus.Degraded, Message = message.Length > 0 ? message : FailedContainer(pod.Status) },
            "Running" when runsOn => Running(pod, message),
            "Running" => new ObjectHealth { Status = HealthStatus.Progressing, Message = message },
            _ => new ObjectHealth { Status = HealthStatus.Unknown, Message = message },
        };
    }

    /// <summary>Whether the pod is meant to run for ever; others are on their way until they end.</summary>
    private static bool RunsOn(ObjectView pod)
    {
        var annotations = ObjectView.Member(pod.Metadata, "annotations");
        return ObjectView.TextOf(pod.Spec, "restartPolicy") is "Always" or ""
            || (ObjectView.TextOf(annotations, IgnoreRestartPolicy) == "true" && ObjectView.TextOf(annotations, Hook).Length == 0);
    }

    private static ObjectHealth Running(ObjectView pod, string message)
    {
        if (pod.Conditions.Any(condition => condition is { Type: "Ready", IsTrue: true }))
        {
            return new ObjectHealth { Status = HealthStatus.Healthy, Message = message };
        }

        // Not ready and ended before: it comes up again and again.
        var ended = Containers(pod.Status).Any(container => ObjectView.Member(ObjectView.Member(container, "lastState"), "terminated").ValueKind == JsonValueKind.Object);
        return new ObjectHealth { Status = ended ? HealthStatus.Degraded : HealthStatus.Progressing, Message = message };
    }

    private static string? StuckContainer(JsonElement status)
    {
        foreach (var container in Containers(status))
        {
            var waiting = ObjectView.Member(ObjectView.Member(container, "state"), "waiting");
            var reason = ObjectView.TextOf(waiting, "reason");
            if (reason.StartsWith("Err", StringComparison.Ordinal) || reason.EndsWith("Error", StringComparison.Ordinal)
                || reason.EndsWith("BackOff", StringComparison.Ordinal) || reason is "InvalidImageName")
            {
                return ObjectView.TextOf(waiting, "message") is { Length: > 0 } message ? message : reason;
            }
        }

        return null;
    }

    private static string FailedContainer(JsonElement status) => Containers(status)
        .Select(container => (
            Name: ObjectView.TextOf(container, "name"),
            Code: ObjectView.TextOf(ObjectView.Member(ObjectView.Member(container, "state"), "terminated"), "exitCode")))
        .Where(container => container.Code is not ("" or "0"))
        .Select(container => $"Container {container.Name} ended with exit code {container.Code}")
        .FirstOrDefault("");

    private static IEnumerable<JsonElement> Containers(JsonElement status) =>
        ObjectView.ItemsOf(ObjectView.Member(status, "initContainerStatuses")).Concat(ObjectView.ItemsOf(ObjectView.Member(status, "containerStatuses")));
}
