using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Resources;

/// <summary>Shows a stored autoscaling/v2 HorizontalPodAutoscaler as autoscaling/v1, which knows a CPU target only.</summary>
internal static class AutoscalerV1
{
    public static JsonObject FromStored(StoredObject stored)
    {
        var result = new JsonObject
        {
            ["kind"] = stored.Kind.Kind,
            ["apiVersion"] = "autoscaling/v1",
            ["metadata"] = stored.Metadata.DeepClone(),
            ["spec"] = Copy(stored.Spec, "scaleTargetRef", "minReplicas", "maxReplicas"),
            ["status"] = Copy(stored.Status, "observedGeneration", "lastScaleTime", "currentReplicas", "desiredReplicas"),
        };
        if (CpuUtilization(stored.Spec.Array("metrics"), "target") is { } target)
            result["spec"]!["targetCPUUtilizationPercentage"] = target;
        if (CpuUtilization(stored.Status.Array("currentMetrics"), "current") is { } current)
            result["status"]!["currentCPUUtilizationPercentage"] = current;
        return result;
    }

    private static JsonObject Copy(JsonObject? from, params ReadOnlySpan<string> fields)
    {
        var copy = new JsonObject();
        foreach (var field in fields)
        {
            if (from?[field] is { } value)
                copy[field] = value.DeepClone();
        }

        return copy;
    }

    private static long? CpuUtilization(JsonArray? metrics, string side)
    {
        foreach (var metric in metrics ?? [])
        {
            if (metric.Text("type") == "Resource" && metric.Text("resource", "name") == "cpu")
                return metric.Object("resource").Number(side, "averageUtilization");
        }

        return null;
    }
}
