using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers;

/// <summary>The condition by which a pod shows that it is being removed by the cluster rather than for a fault of its own.</summary>
internal static class DisruptionTarget
{
    private const string Type = "DisruptionTarget";

    public static void Mark(ControllerContext context, StoredObject pod, string reason, string message) =>
        context.Store.MutateStatus(Kinds.Pod, pod.Namespace, pod.Name, json => Conditions.Put(json.Ensure("status"), new JsonObject
        {
            ["type"] = Type,
            ["status"] = "True",
            ["lastProbeTime"] = null,
            ["lastTransitionTime"] = context.NowText,
            ["reason"] = reason,
            ["message"] = message,
        }));
}
