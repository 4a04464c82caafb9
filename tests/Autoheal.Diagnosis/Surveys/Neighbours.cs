using System.Text.Json.Nodes;
using Autoheal.Diagnosis.Manifests;

namespace Autoheal.Diagnosis.Surveys;

/// <summary>Healthy applications beside a case, on its nodes.</summary>
internal static class Neighbours
{
    public static CaseCluster Add(CaseCluster cluster, int seed)
    {
        var nodes = cluster.Objects.Where(item => ManifestDefaults.Kind(item) == "Node" && IsReady(item)).Select(ManifestDefaults.Name).ToArray();
        if (nodes.Length == 0)
        {
            return cluster;
        }

        var neighbours = HealthyWorld.Objects(seed + 1000, applications: 3)
            .Where(item => ManifestDefaults.Kind(item) is not ("Node" or "Namespace") || ManifestDefaults.Name(item) != "kube-system" && ManifestDefaults.Kind(item) != "Node")
            .ToArray();
        foreach (var pod in neighbours.Where(item => ManifestDefaults.Kind(item) == "Pod"))
        {
            pod["spec"]!["nodeName"] = nodes[ManifestDefaults.Name(pod).Length % nodes.Length];
        }

        return new CaseCluster([.. cluster.Objects, .. neighbours], isPartial: false);
    }

    private static bool IsReady(JsonObject node) => node["spec"]?["unschedulable"] is null && node["status"]!["conditions"]!.AsArray()
        .Any(condition => condition!["type"]!.ToString() == "Ready" && condition["status"]!.ToString() == "True");
}
