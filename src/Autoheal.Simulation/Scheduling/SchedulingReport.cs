using System.Text.Json.Nodes;
using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Scheduling;

/// <summary>Writes what became of a pod's scheduling: the binding or the refusal, as condition and event.</summary>
internal sealed class SchedulingReport(ControllerContext context, EventSource source)
{
    public void Bind(StoredObject pod, string node)
    {
        context.Store.Bind(pod, node, new JsonObject
        {
            ["type"] = "PodScheduled",
            ["status"] = "True",
            ["lastProbeTime"] = null,
            ["lastTransitionTime"] = context.NowText,
        });
        context.Events.Normal(pod, source, "Scheduled", $"Successfully assigned {pod.Namespace}/{pod.Name} to {node}");
    }

    public void Refuse(StoredObject pod, string message, string? nominated)
    {
        context.Store.MutateStatus(Kinds.Pod, pod.Namespace, pod.Name, json =>
        {
            var status = json.Ensure("status");
            if (nominated is not null)
                status["nominatedNodeName"] = nominated;
            PutCondition(status, "Unschedulable", message);
        });
        context.Events.Warning(pod, source, "FailedScheduling", message);
    }

    /// <summary>A gated pod is not even tried; only its condition says so.</summary>
    public void Gated(StoredObject pod) => context.Store.MutateStatus(Kinds.Pod, pod.Namespace, pod.Name, json =>
        PutCondition(json.Ensure("status"), "SchedulingGated", "Scheduling is blocked due to non-empty scheduling gates"));

    private void PutCondition(JsonObject status, string reason, string message)
    {
        var present = Conditions.Find(status, "PodScheduled");
        if (present.Text("message") == message)
            return;
        Conditions.Put(status, new JsonObject
        {
            ["type"] = "PodScheduled",
            ["status"] = "False",
            ["lastProbeTime"] = null,
            ["lastTransitionTime"] = present.Text("status") == "False" ? present.Text("lastTransitionTime") : context.NowText,
            ["reason"] = reason,
            ["message"] = message,
        });
    }
}
