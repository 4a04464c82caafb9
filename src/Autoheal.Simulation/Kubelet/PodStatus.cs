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
        if (pod.Failure is { } failure)
            (status["reason"], status["message"]) = (failure.Reason, failure.Message);
        status["conditions"] = ConditionsOf(pod, phase, new ConditionWriter(before, now));
        status["hostIP"] = pod.Node.HostIP;
        status["hostIPs"] = new JsonArray(new JsonObject { ["ip"] = pod.Node.HostIP });
        if (pod.IP.Length > 0)
        {
            status["podIP"] = pod.IP;
            status["podIPs"] = new JsonArray(new JsonObject { ["ip"] = pod.IP });
        }

        status["startTime"] = KubernetesTime.Format(pod.StartTime);
        // A pod that was refused has no containers to tell of.
        if (pod.Failure is null || pod.IP.Length > 0)
        {
            if (pod.InitContainers.Count > 0)
                status["initContainerStatuses"] = new JsonArray([.. pod.InitContainers.Select(ContainerStatus.Build)]);
            status["containerStatuses"] = new JsonArray([.. pod.Containers.Select(ContainerStatus.Build)]);
        }

        status["qosClass"] = before.Text("qosClass") ?? "BestEffort";
        return status;
    }

    private static JsonArray ConditionsOf(PodWorker pod, string phase, ConditionWriter conditions)
    {
        var initialized = pod.InitContainers.All(init => init.LetsOthersBegin);
        // A sidecar that ended with its pod has nevertheless let the others begin.
        initialized |= pod.Containers.Any(container => container.IsRunning || container.Ended is not null || container.Last is not null);
        conditions.Put("PodReadyToStartContainers", pod.IP.Length > 0 && phase is not ("Succeeded" or "Failed"));
        if (pod.Failure is { Disrupted: true } failure)
            conditions.Put("DisruptionTarget", "TerminationByKubelet", failure.Message);
        var completed = phase == "Succeeded";
        conditions.Put(
            "Initialized", initialized || completed, "ContainersNotInitialized", Unmet("incomplete", pod.InitContainers.Where(init => !init.LetsOthersBegin)));
        if (completed)
            conditions.Explain("PodCompleted");
        var parts = pod.Containers.Concat(pod.InitContainers.Where(init => init.Role == ContainerRole.Sidecar)).ToList();
        var ready = initialized && phase == "Running" && parts.TrueForAll(container => container.Ready);
        var finished = phase is "Succeeded" or "Failed";
        var reason = completed ? "PodCompleted" : phase == "Failed" ? "PodFailed" : "ContainersNotReady";
        var message = finished ? null : Unmet("unready", parts.Where(container => !container.Ready));
        conditions.Put("Ready", ready, reason, message);
        conditions.Put("ContainersReady", ready, reason, message);
        conditions.Keep("PodScheduled");
        conditions.Keep("DisruptionTarget");
        return conditions.Result;
    }

    private static string PhaseOf(PodWorker pod)
    {
        if (pod.Failure is not null)
            return "Failed";
        if (pod.RestartPolicy != "Always" && pod.InitContainers.Any(init => init is { Role: ContainerRole.Init, Completed: true } && !init.Ended!.Succeeded))
            return "Failed";
        // A pod that is being deleted keeps its phase until its last container has ended.
        if (pod.Containers.All(container => container.Completed) && !pod.InitContainers.Any(init => init.IsRunning))
            return pod.Containers.All(container => container.Ended!.Succeeded) ? "Succeeded" : "Failed";
        return pod.Containers.All(container => container.IsRunning || container.Last is not null || container.Ended is not null) ? "Running" : "Pending";
    }

    private static string Unmet(string state, IEnumerable<ContainerWorker> containers) =>
        $"containers with {state} status: [{string.Join(' ', containers.Select(container => container.Name))}]";

    /// <summary>Writes the conditions anew; the transition time of one whose status stays is kept.</summary>
    private sealed class ConditionWriter(JsonObject? before, string now)
    {
        public JsonArray Result { get; } = [];

        public void Put(string type, bool holds, string? reason = null, string? message = null)
        {
            var condition = Describe(type, holds ? "True" : "False");
            if (!holds && reason is not null)
                condition["reason"] = reason;
            if (!holds && message is not null)
                condition["message"] = message;
            Result.Add(condition);
        }

        /// <summary>A condition that says something when it holds.</summary>
        public void Put(string type, string reason, string message)
        {
            var condition = Describe(type, "True");
            (condition["reason"], condition["message"]) = (reason, message);
            Result.Add(condition);
        }

        /// <summary>Gives the last condition a reason although it holds.</summary>
        public void Explain(string reason) => Result[^1]!["reason"] = reason;

        public void Keep(string type)
        {
            if (Conditions.Find(before, type) is { } present)
                Result.Add(present.DeepClone());
        }

        private JsonObject Describe(string type, string value)
        {
            var present = Conditions.Find(before, type);
            return new JsonObject
            {
                ["type"] = type,
                ["status"] = value,
                ["lastProbeTime"] = null,
                ["lastTransitionTime"] = present.Text("status") == value ? present.Text("lastTransitionTime") : now,
            };
        }
    }
}
