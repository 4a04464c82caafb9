using System.Text.Json.Nodes;

namespace Autoheal.Diagnosis.Manifests;

/// <summary>A pod that runs and serves, or what its short status says.</summary>
internal static class PodManifests
{
    public static void Complete(JsonObject item, IReadOnlyList<string> nodes, CaseNames names, bool isPartial)
    {
        if (ManifestDefaults.Kind(item) != "Pod")
        {
            return;
        }

        var spec = item["spec"] as JsonObject ?? [];
        if (spec.Parent is null)
        {
            item["spec"] = spec;
        }

        spec["containers"] ??= new JsonArray(Container(names));
        foreach (var container in spec["containers"]!.AsArray())
        {
            container!["name"] ??= "app";
            container["image"] ??= names.Get("image");
        }

        var status = item["status"] as JsonObject ?? [];
        if (status.Parent is null)
        {
            item["status"] = status;
        }

        var message = Take(status, "unschedulable");
        if (message is null && status["phase"]?.ToString() != "Pending" && nodes.Count > 0)
        {
            spec["nodeName"] ??= nodes[ManifestDefaults.Name(item).Length % nodes.Count];
        }

        if (message is not null)
        {
            status["phase"] = "Pending";
            status["conditions"] ??= new JsonArray(Condition("PodScheduled", "False", "Unschedulable", message.ToString()));
            return;
        }

        if (!isPartial || status.Count > 0)
        {
            Run(status, spec, isPartial);
        }
    }

    public static JsonObject Container(CaseNames names) => new() { ["name"] = "app", ["image"] = names.Get("image") };

    public static bool IsReady(JsonObject pod) => pod["status"]!["conditions"] is JsonArray conditions
        && conditions.Any(condition => condition!["type"]?.ToString() == "Ready" && condition["status"]?.ToString() == "True");

    private static void Run(JsonObject status, JsonObject spec, bool isPartial)
    {
        var (waiting, last, restarts) = (Take(status, "waiting"), Take(status, "last"), Take(status, "restarts"));
        var unready = Take(status, "unready") is not null;
        var serves = waiting is null && !unready && (status["phase"]?.ToString() ?? "Running") == "Running";
        status["phase"] ??= waiting is null || last is not null ? "Running" : "Pending";
        if (last is JsonObject end)
        {
            end["startedAt"] ??= CaseTimes.Ago(TimeSpan.FromSeconds(75));
            end["finishedAt"] ??= CaseTimes.Ago(TimeSpan.FromSeconds(60));
        }

        status["containerStatuses"] ??= new JsonArray([.. spec["containers"]!.AsArray().Select((container, index) => new JsonObject
        {
            ["name"] = container!["name"]!.ToString(),
            ["image"] = container["image"]!.ToString(),
            ["ready"] = serves || (index > 0 && waiting is null),
            ["restartCount"] = index == 0 && restarts is not null ? restarts.DeepClone() : 0,
            ["state"] = index == 0 && waiting is not null
                ? new JsonObject { ["waiting"] = waiting.DeepClone() }
                : new JsonObject { ["running"] = new JsonObject { ["startedAt"] = index == 0 && last is not null ? last["finishedAt"]!.DeepClone() : CaseTimes.Ago(TimeSpan.FromMinutes(170)) } },
            ["lastState"] = index == 0 && last is not null ? new JsonObject { ["terminated"] = last.DeepClone() } : new JsonObject(),
        })]);
        if (!isPartial)
        {
            var ready = serves ? "True" : "False";
            status["conditions"] ??= new JsonArray(
                Condition("PodScheduled", "True", "", ""),
                Condition("Initialized", "True", "", ""),
                Condition("Ready", ready, serves ? "" : "ContainersNotReady", ""),
                Condition("ContainersReady", ready, serves ? "" : "ContainersNotReady", ""));
        }
    }

    private static JsonObject Condition(string type, string status, string reason, string message)
    {
        var condition = new JsonObject
        {
            ["type"] = type, ["status"] = status, ["lastTransitionTime"] = CaseTimes.Ago(status == "True" ? TimeSpan.FromMinutes(170) : TimeSpan.FromMinutes(8)),
        };
        if (reason.Length > 0)
        {
            condition["reason"] = reason;
        }

        if (message.Length > 0)
        {
            condition["message"] = message;
        }

        return condition;
    }

    private static JsonNode? Take(JsonObject status, string name)
    {
        var value = status[name];
        status.Remove(name);
        return value;
    }
}
