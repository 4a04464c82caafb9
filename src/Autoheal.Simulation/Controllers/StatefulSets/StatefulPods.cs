using System.Globalization;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Controllers.Revisions;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.StatefulSets;

/// <summary>The identities of a StatefulSet's pods: names, labels and claims that follow from an ordinal.</summary>
internal static class StatefulPods
{
    public const string RevisionLabel = "controller-revision-hash";

    public static string NameOf(StoredObject set, int ordinal) => string.Create(CultureInfo.InvariantCulture, $"{set.Name}-{ordinal}");

    /// <summary>The ordinal in a pod's name; null when the pod is not named like one of the set's.</summary>
    public static int? OrdinalOf(StoredObject set, StoredObject pod) =>
        pod.Name.Length > set.Name.Length + 1
        && pod.Name.StartsWith(set.Name + "-", StringComparison.Ordinal)
        && int.TryParse(pod.Name.AsSpan(set.Name.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal)
            ? ordinal
            : null;

    public static string RevisionOf(StoredObject pod) => pod.Labels.Text(RevisionLabel) ?? "";

    public static JsonObject Make(StoredObject set, StoredObject revision, int ordinal)
    {
        var name = NameOf(set, ordinal);
        var pod = PodTemplates.PodOf(set, RevisionHistory.TemplateOf(revision));
        var metadata = pod.Object("metadata")!;
        metadata.Remove("generateName");
        metadata["name"] = name;
        metadata["generateName"] = set.Name + "-";
        var labels = metadata.Ensure("labels");
        labels["apps.kubernetes.io/pod-index"] = ordinal.ToString(CultureInfo.InvariantCulture);
        labels[RevisionLabel] = revision.Name;
        labels["statefulset.kubernetes.io/pod-name"] = name;
        var spec = pod.Object("spec")!;
        spec["hostname"] = name;
        if (set.Spec.Text("serviceName") is { Length: > 0 } service)
            spec["subdomain"] = service;
        MountClaims(set, spec, ordinal);
        return pod;
    }

    /// <summary>The claims that the pod of an ordinal has to have.</summary>
    public static IEnumerable<JsonObject> ClaimsOf(StoredObject set, int ordinal)
    {
        foreach (var template in set.Spec.Array("volumeClaimTemplates") ?? [])
        {
            var labels = template.Object("metadata").Object("labels")?.Clone() ?? [];
            foreach (var (label, value) in set.Spec.Object("selector").Object("matchLabels") ?? [])
                labels[label] = value?.DeepClone();
            var metadata = new JsonObject { ["name"] = ClaimName(set, template, ordinal), ["namespace"] = set.Namespace, ["labels"] = labels };
            if (template.Object("metadata").Object("annotations") is { } annotations)
                metadata["annotations"] = annotations.Clone();
            yield return new JsonObject { ["metadata"] = metadata, ["spec"] = template.Object("spec")?.Clone() ?? [] };
        }
    }

    private static string ClaimName(StoredObject set, JsonNode? template, int ordinal) => $"{template.Text("metadata", "name")}-{NameOf(set, ordinal)}";

    /// <summary>A volume of a claim template's name is that claim, whatever the pod template says.</summary>
    private static void MountClaims(StoredObject set, JsonObject spec, int ordinal)
    {
        if (set.Spec.Array("volumeClaimTemplates") is not { Count: > 0 } templates)
            return;
        var volumes = new JsonArray();
        foreach (var template in templates)
        {
            volumes.Add((JsonNode)new JsonObject
            {
                ["name"] = template.Text("metadata", "name"),
                ["persistentVolumeClaim"] = new JsonObject { ["claimName"] = ClaimName(set, template, ordinal) },
            });
        }

        foreach (var volume in spec.Array("volumes") ?? [])
        {
            if (!templates.Any(template => template.Text("metadata", "name") == volume.Text("name")))
                volumes.Add(volume!.DeepClone());
        }

        spec["volumes"] = volumes;
    }
}
