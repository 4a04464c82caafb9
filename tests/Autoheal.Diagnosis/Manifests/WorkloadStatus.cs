using System.Text.Json.Nodes;
using static Autoheal.Diagnosis.Manifests.ManifestDefaults;

namespace Autoheal.Diagnosis.Manifests;

/// <summary>What the controller of a workload reports about its pods.</summary>
internal static class WorkloadStatus
{
    public static void Complete(JsonObject item, IReadOnlyList<JsonObject> pods)
    {
        var status = item["status"] as JsonObject ?? [];
        if (status.Parent is null)
        {
            item["status"] = status;
        }

        var ready = pods.Count(PodManifests.IsReady);
        var wanted = (int)(item["spec"]!["replicas"] ?? pods.Count);
        ((JsonObject)item["metadata"]!)["generation"] ??= 1;
        status["observedGeneration"] ??= item["metadata"]!["generation"]!.DeepClone();
        switch (Kind(item))
        {
            case "DaemonSet":
                Set(status, ("desiredNumberScheduled", pods.Count), ("currentNumberScheduled", pods.Count), ("updatedNumberScheduled", pods.Count));
                Set(status, ("numberReady", ready), ("numberAvailable", ready), ("numberMisscheduled", 0));
                break;
            case "Job":
                Set(status, ("active", pods.Count), ("ready", ready));
                break;
            default:
                Set(status, ("replicas", pods.Count), ("updatedReplicas", pods.Count), ("readyReplicas", ready), ("availableReplicas", ready));
                break;
        }

        if (Kind(item) == "Deployment")
        {
            var available = ready >= wanted || ready > 0 ? "True" : "False";
            status["conditions"] ??= new JsonArray(
                Condition("Available", available, available == "True" ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable"),
                Condition("Progressing", "True", ready >= wanted ? "NewReplicaSetAvailable" : "ReplicaSetUpdated"));
        }
    }

    private static JsonObject Condition(string type, string status, string reason) => new()
    {
        ["type"] = type, ["status"] = status, ["reason"] = reason, ["lastTransitionTime"] = CaseTimes.Ago(TimeSpan.FromMinutes(9)),
        ["lastUpdateTime"] = CaseTimes.Ago(TimeSpan.FromMinutes(9)),
    };

    private static void Set(JsonObject status, params ReadOnlySpan<(string Name, int Value)> numbers)
    {
        foreach (var (name, value) in numbers)
        {
            status[name] ??= value;
        }
    }
}
