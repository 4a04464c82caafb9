using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Kubelet;

/// <summary>Words one entry of <c>containerStatuses</c>.</summary>
internal static class ContainerStatus
{
    public static JsonNode Build(ContainerWorker container)
    {
        var status = new JsonObject
        {
            ["name"] = container.Name,
            ["state"] = StateOf(container),
            ["lastState"] = container.Last is { } last ? Terminated(last) : [],
            ["ready"] = container.Ready,
            ["restartCount"] = container.Restarts,
            ["image"] = container.Image,
            ["imageID"] = container.IsRunning || container.Ended is not null ? container.ImageId : "",
            ["started"] = container.Started,
        };
        if (container.IsRunning || container.Ended is not null || container.Last is not null)
            status["containerID"] = container.IsRunning ? container.ContainerId : (container.Ended ?? container.Last)!.ContainerId;
        return status;
    }

    private static JsonObject StateOf(ContainerWorker container)
    {
        if (container.IsRunning)
            return new JsonObject { ["running"] = new JsonObject { ["startedAt"] = KubernetesTime.Format(container.StartedAt) } };
        if (container.Ended is { } ended)
            return Terminated(ended);
        var waiting = new JsonObject { ["reason"] = container.WaitingReason ?? "ContainerCreating" };
        if (container.WaitingMessage is { } message)
            waiting["message"] = message;
        return new JsonObject { ["waiting"] = waiting };
    }

    private static JsonObject Terminated(Termination ended)
    {
        var terminated = new JsonObject
        {
            ["exitCode"] = ended.ExitCode,
            ["reason"] = ended.Reason,
            ["startedAt"] = ended.Started is { } started ? KubernetesTime.Format(started) : "1970-01-01T00:00:00Z",
            ["finishedAt"] = KubernetesTime.Format(ended.Finished),
            ["containerID"] = ended.ContainerId,
        };
        if (ended.Message is { } message)
            terminated["message"] = message;
        return new JsonObject { ["terminated"] = terminated };
    }
}
