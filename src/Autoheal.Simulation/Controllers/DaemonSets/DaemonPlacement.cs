using System.Text.Json.Nodes;
using Autoheal.Simulation.Scheduling;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.DaemonSets;

/// <summary>On which nodes a DaemonSet's pods run, and how such a pod is tied to its node.</summary>
internal static class DaemonPlacement
{
    private static readonly (string Taint, string Effect)[] s_tolerated =
    [
        ("node.kubernetes.io/not-ready", "NoExecute"),
        ("node.kubernetes.io/unreachable", "NoExecute"),
        ("node.kubernetes.io/disk-pressure", "NoSchedule"),
        ("node.kubernetes.io/memory-pressure", "NoSchedule"),
        ("node.kubernetes.io/pid-pressure", "NoSchedule"),
        ("node.kubernetes.io/unschedulable", "NoSchedule"),
    ];

    /// <summary>Whether a pod should be started on the node, and whether one that runs there may stay.</summary>
    public static (bool Start, bool Stay) Judge(JsonObject podSpec, StoredObject node)
    {
        if (podSpec.Text("nodeName") is { Length: > 0 } named && named != node.Name)
            return (false, false);
        if (!NodeAffinity.Allows(podSpec, node))
            return (false, false);
        var tolerations = podSpec.Array("tolerations");
        return Taints.FirstUntolerated(node, tolerations, "NoSchedule", "NoExecute") is null
            ? (true, true)
            : (false, Taints.FirstUntolerated(node, tolerations, "NoExecute") is null);
    }

    /// <summary>The template's spec with the tolerations that every daemon pod gets.</summary>
    public static JsonObject WithTolerations(JsonObject podSpec)
    {
        var spec = podSpec.Clone();
        if (spec["tolerations"] is not JsonArray tolerations)
            spec["tolerations"] = tolerations = [];
        foreach (var (taint, effect) in s_tolerated)
            tolerations.Add((JsonNode)new JsonObject { ["key"] = taint, ["operator"] = "Exists", ["effect"] = effect });
        if (spec.Flag("hostNetwork") == true)
            tolerations.Add((JsonNode)new JsonObject { ["key"] = "node.kubernetes.io/network-unavailable", ["operator"] = "Exists", ["effect"] = "NoSchedule" });
        return spec;
    }

    /// <summary>Requires the node by its name, in every term that the template has, so that the scheduler can put the pod nowhere else.</summary>
    public static void BindTo(JsonObject podSpec, string node)
    {
        var required = podSpec.Ensure("affinity").Ensure("nodeAffinity").Ensure("requiredDuringSchedulingIgnoredDuringExecution");
        if (required.Array("nodeSelectorTerms") is not { Count: > 0 } terms)
            required["nodeSelectorTerms"] = terms = [new JsonObject()];
        foreach (var term in terms)
        {
            term!["matchFields"] = new JsonArray(new JsonObject
            {
                ["key"] = "metadata.name",
                ["operator"] = "In",
                ["values"] = new JsonArray(node),
            });
        }
    }

    /// <summary>The node that a daemon pod is on or is meant for.</summary>
    public static string? NodeOf(StoredObject pod) =>
        pod.Spec.Text("nodeName") is { Length: > 0 } bound ? bound : NodeAffinity.NamedNodes(pod.Spec)?.FirstOrDefault();
}
