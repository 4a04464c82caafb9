using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Rules;

/// <summary>Defaults of Deployments, ReplicaSets and autoscalers.</summary>
internal static class WorkloadDefaults
{
    public static void ApplyToDeployment(JsonObject spec)
    {
        spec.Default("progressDeadlineSeconds", 600);
        spec.Default("replicas", 1);
        spec.Default("revisionHistoryLimit", 10);
        var strategy = spec.Ensure("strategy");
        strategy.Default("type", "RollingUpdate");
        if (strategy.Text("type") == "RollingUpdate")
        {
            var rolling = strategy.Ensure("rollingUpdate");
            rolling.Default("maxSurge", "25%");
            rolling.Default("maxUnavailable", "25%");
        }

        ApplyToTemplate(spec);
    }

    public static void ApplyToReplicaSet(JsonObject set)
    {
        var spec = set.Ensure("spec");
        spec.Default("replicas", 1);
        // As the real server: a ReplicaSet without labels takes its template's.
        if (spec.Object("template").Object("metadata").Object("labels") is { Count: > 0 } labels && set.Ensure("metadata").Object("labels") is not { Count: > 0 })
            set.Ensure("metadata")["labels"] = labels.DeepClone();
        ApplyToTemplate(spec);
    }

    public static void ApplyToReplicationController(JsonObject controller)
    {
        var spec = controller.Ensure("spec");
        spec.Default("replicas", 1);
        if (spec.Object("template").Object("metadata").Object("labels") is { Count: > 0 } labels)
            spec.Default("selector", labels.DeepClone());
        ApplyToTemplate(spec);
    }

    public static void ApplyToAutoscaler(JsonObject spec)
    {
        spec.Default("minReplicas", 1);
        if (spec.Array("metrics") is not { Count: > 0 })
        {
            spec["metrics"] = new JsonArray(new JsonObject
            {
                ["type"] = "Resource",
                ["resource"] = new JsonObject
                {
                    ["name"] = "cpu",
                    ["target"] = new JsonObject { ["type"] = "Utilization", ["averageUtilization"] = 80 },
                },
            });
        }
    }

    public static void ApplyToTemplate(JsonObject spec)
    {
        if (spec.Object("template") is not { } template)
            return;
        if (template.Object("metadata") is not { } metadata)
            template.Insert(0, "metadata", metadata = []);
        // Go serialises the zero time of a template's metadata, and so every real object shows it.
        if (!metadata.ContainsKey("creationTimestamp"))
            metadata.Insert(0, "creationTimestamp", null);
        PodDefaults.ApplyToTemplate(template.Ensure("spec"));
    }
}
