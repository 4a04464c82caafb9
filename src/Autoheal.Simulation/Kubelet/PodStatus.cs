using System.Text.Json.Nodes;
using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Kubelet;

/// <summary>Words a pod's status from what its workers know.</summary>
internal static class PodStatus
{
    public static JsonObject Build(PodWorker pod, JsonObject? before, string now)
    {
        var phase = PhaseOf(pod);
        var status = new JsonObject { ["phase"] = phase };
        var conditions = new ConditionWriter(before, now);
        var initialized = pod.InitContainers.All(init => init.Ended is { Succeeded: true });
        conditions.Put("PodReadyToStartContainers", pod.IP.Length > 0);
        conditions.Put("Initialized", initialized, "ContainersNotInitialized", Unmet("incomplete", pod.InitContainers));
        var ready = initialized && phase == "Running" && pod.Containers.All(container => container.Ready);
        var finished = phase is "Succeeded" or "Failed";
        var reason = phase == "Succeeded" ? "PodCompleted" : phase == "Failed" ? "PodFailed" : "ContainersNotReady";
        conditions.Put("Ready", ready, reason, finished ? null : Unmet("unready", pod.Containers));
        conditions.Put("ContainersReady", ready, reason, finished ? null : Unmet("unready", pod.Containers));
        conditions.Keep("PodScheduled");
        status["conditions"] = conditions.Result;
        status["hostIP"] = pod.Node.HostIP;
        status["hostIPs"] = new JsonArray(new JsonObject { ["ip"] = pod.Node.HostIP });
        if (pod.IP.Length > 0)
        {
            status["podIP"] = pod.IP;
            status["podIPs"] = new JsonArray(new JsonObject { ["ip"] = pod.IP });
        }

        status["startTime"] = KubernetesTime.Format(pod.StartTime);
        if (pod.InitContainers.Count > 0)
            status["initContainerStatuses"] = new JsonArray([.. pod.InitContainers.Select(ContainerStatus.Build)]);
        status["containerStatuses"] = new JsonArray([.. pod.Containers.Select(ContainerStatus.Build)]);
        status["qosClass"] = before.Text("qosClass") ?? "BestEffort";
        return status;
    }

    private static string PhaseOf(PodWorker pod)
    {
        if (pod.RestartPolicy != "Always" && pod.InitContainers.Any(init => init.Completed && !init.Ended!.Succeeded))
            return "Failed";
        // A pod that is being deleted keeps its phase until its last container has ended.
        if (pod.Containers.All(container => container.Completed))
            return pod.Containers.All(container => container.Ended!.Succeeded) ? "Succeeded" : "Failed";
        return pod.Containers.All(container => container.IsRunning || container.Last is not null || container.Ended is not null) ? "Running" : "Pending";
    }

    private static string Unmet(string state, IReadOnlyList<ContainerWorker> containers) =>
        $"containers with {state} status: [{string.Join(' ', containers.Where(container => !container.Ready).Select(container => container.Name))}]";

    /// <summary>Writes the conditions anew; the transition time of one whose status stays is kept.</summary>
    private sealed class ConditionWriter(JsonObject? before, string now)
    {
        public JsonArray Result { get; } = [];

        public void Put(string type, bool holds, string? reason = null, string? message = null)
        {
            var value = holds ? "True" : "False";
            var present = Conditions.Find(before, type);
            var condition = new JsonObject
            {
                ["type"] = type,
                ["status"] = value,
                ["lastProbeTime"] = null,
                ["lastTransitionTime"] = present.Text("status") == value ? present.Text("lastTransitionTime") : now,
            };
            if (!holds && reason is not null)
                condition["reason"] = reason;
            if (!holds && message is not null)
                condition["message"] = message;
            Result.Add(condition);
        }

        public void Keep(string type)
        {
            if (Conditions.Find(before, type) is { } present)
                Result.Add(present.DeepClone());
        }
    }
}
