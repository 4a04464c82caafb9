using System.Text.Json.Nodes;

namespace Autoheal.Diagnosis.Manifests;

/// <summary>A node that is ready, unless its manifest says more. <c>conditions: {DiskPressure: "True"}</c> changes single ones.</summary>
internal static class NodeManifests
{
    private static readonly (string Type, string Status, string Reason)[] s_well =
    [
        ("MemoryPressure", "False", "KubeletHasSufficientMemory"),
        ("DiskPressure", "False", "KubeletHasNoDiskPressure"),
        ("PIDPressure", "False", "KubeletHasSufficientPID"),
        ("Ready", "True", "KubeletReady"),
    ];

    public static void Complete(JsonObject item)
    {
        if (ManifestDefaults.Kind(item) != "Node")
        {
            return;
        }

        var metadata = (JsonObject)item["metadata"]!;
        var labels = metadata["labels"] as JsonObject ?? [];
        labels["kubernetes.io/hostname"] ??= ManifestDefaults.Name(item);
        labels["kubernetes.io/os"] ??= "linux";
        if (labels.Parent is null)
        {
            metadata["labels"] = labels;
        }

        var changed = item["conditions"] as JsonObject ?? [];
        item.Remove("conditions");
        item["spec"] ??= new JsonObject();
        var status = item["status"] as JsonObject ?? [];
        status["allocatable"] ??= new JsonObject { ["cpu"] = "3920m", ["memory"] = "14Gi", ["pods"] = "110" };
        status["capacity"] ??= new JsonObject { ["cpu"] = "4", ["memory"] = "16Gi", ["pods"] = "110" };
        status["conditions"] ??= new JsonArray([.. s_well.Select(condition => new JsonObject
        {
            ["type"] = condition.Type,
            ["status"] = changed[condition.Type]?.ToString() ?? condition.Status,
            ["reason"] = changed[condition.Type]?.ToString() switch
            {
                null => condition.Reason,
                "Unknown" => "NodeStatusUnknown",
                _ => condition.Type == "Ready" ? "KubeletNotReady" : "KubeletHas" + condition.Type,
            },
            ["lastHeartbeatTime"] = CaseTimes.Ago(TimeSpan.FromSeconds(20)),
            ["lastTransitionTime"] = CaseTimes.Ago(changed.ContainsKey(condition.Type) ? TimeSpan.FromMinutes(10) : TimeSpan.FromHours(3)),
        })]);
        item["status"] = status.Parent is null ? status : status.DeepClone();
    }
}
