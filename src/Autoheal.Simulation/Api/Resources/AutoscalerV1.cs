using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Resources;

/// <summary>A stored autoscaling/v2 HorizontalPodAutoscaler as autoscaling/v1, which knows a CPU target only, and back.</summary>
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

    /// <summary>Changes an object at v1 into the stored form, in place. What v1 cannot say is kept from the present object.</summary>
    public static void ToStored(JsonObject body, StoredObject? current)
    {
        if (body.Object("spec") is not { } spec)
            return;
        var metrics = new JsonArray();
        if (spec.Number("targetCPUUtilizationPercentage") is { } target)
            metrics.Add((JsonNode)CpuMetric(target));
        foreach (var metric in current?.Spec.Array("metrics") ?? [])
        {
            if (!IsCpuUtilization(metric))
                metrics.Add(metric!.DeepClone());
        }

        spec.Remove("targetCPUUtilizationPercentage");
        if (metrics.Count > 0)
            spec["metrics"] = metrics;
        if (current?.Spec.Object("behavior") is { } behavior)
            spec["behavior"] = behavior.DeepClone();
    }

    private static JsonObject CpuMetric(long target) => new()
    {
        ["type"] = "Resource",
        ["resource"] = new JsonObject
        {
            ["name"] = "cpu",
            ["target"] = new JsonObject { ["type"] = "Utilization", ["averageUtilization"] = target },
        },
    };

    private static bool IsCpuUtilization(JsonNode? metric) => metric.Text("type") == "Resource" && metric.Text("resource", "name") == "cpu"
        && metric.Object("resource").Object("target").Text("type") == "Utilization";

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
