using System.Text.Json.Nodes;
using static Autoheal.Diagnosis.Manifests.ManifestDefaults;

namespace Autoheal.Diagnosis.Manifests;

/// <summary>Workloads with their ReplicaSets and pods, and the numbers that their controllers would report.</summary>
internal static class WorkloadManifests
{
    private static readonly HashSet<string> s_kinds = ["Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "Job"];

    public static void Expand(JsonObject item, CaseNames names, bool isPartial, List<JsonObject> objects)
    {
        if (!s_kinds.Contains(Kind(item)))
        {
            return;
        }

        var spec = item["spec"] as JsonObject ?? [];
        if (spec.Parent is null)
        {
            item["spec"] = spec;
        }

        var labels = new JsonObject { ["app"] = Name(item) };
        ((JsonObject)item["metadata"]!)["labels"] ??= labels.DeepClone();
        var (pods, pod, revisions) = (Take(item, "pods"), Take(item, "pod") as JsonObject, Take(item, "revisions") as JsonArray);
        spec["template"] = Template(revisions?[^1]?["template"] ?? spec["template"], labels, names);
        spec["selector"] ??= new JsonObject { ["matchLabels"] = spec["template"]!["metadata"]!["labels"]!.DeepClone() };
        if (Kind(item) is "Deployment" or "ReplicaSet" or "StatefulSet")
        {
            spec["replicas"] ??= pods is null ? 1 : pods.DeepClone();
        }

        var count = (int)(pods ?? spec["replicas"] ?? 1);
        if (Kind(item) == "Deployment")
        {
            revisions ??= isPartial && pods is null ? [] : [new JsonObject { ["template"] = spec["template"]!.DeepClone(), ["pods"] = count, ["pod"] = pod?.DeepClone() }];
            RevisionManifests.Expand(item, revisions, names, isPartial, objects);
        }
        else if (!isPartial || pods is not null)
        {
            AddPods(item, spec["template"]!, count, pod, names, isPartial, objects);
        }
    }

    public static void AddPods(
        JsonObject owner, JsonNode template, int count, JsonObject? pod, CaseNames names, bool isPartial, List<JsonObject> objects)
    {
        for (var number = 0; number < count; number++)
        {
            var suffix = Kind(owner) == "StatefulSet" ? $"{number}" : names.Get($"hash-{Name(owner)}-{number}")[..5];
            var made = new JsonObject
            {
                ["kind"] = "Pod",
                ["metadata"] = new JsonObject
                {
                    ["name"] = $"{Name(owner)}-{suffix}", ["namespace"] = Namespace(owner), ["labels"] = template["metadata"]!["labels"]!.DeepClone(),
                    ["ownerReferences"] = new JsonArray(OwnerReference($"{Kind(owner)}/{Name(owner)}", Namespace(owner), isPartial)),
                },
                ["spec"] = template["spec"]!.DeepClone(),
            };
            if (owner["metadata"]!["creationTimestamp"] is { } created)
            {
                made["metadata"]!["creationTimestamp"] = created.DeepClone();
            }

            foreach (var (key, value) in pod?["spec"] as JsonObject ?? [])
            {
                made["spec"]![key] = value?.DeepClone();
            }

            if (pod?["status"] is { } status)
            {
                made["status"] = status.DeepClone();
            }

            if ((pod?["created"] ?? pod?["metadata"]?["creationTimestamp"]) is { } age)
            {
                made["metadata"]!["creationTimestamp"] = age.DeepClone();
            }

            objects.Add(made);
        }
    }

    public static JsonObject Template(JsonNode? given, JsonObject labels, CaseNames names)
    {
        var template = given?.DeepClone() as JsonObject ?? [];
        if (template["spec"] is null && template["metadata"] is null && template.Count > 0)
        {
            template = new JsonObject { ["spec"] = template };
        }

        template["metadata"] ??= new JsonObject { ["labels"] = labels.DeepClone() };
        template["metadata"]!["labels"] ??= labels.DeepClone();
        template["spec"] ??= new JsonObject();
        template["spec"]!["containers"] ??= new JsonArray(PodManifests.Container(names));
        foreach (var container in template["spec"]!["containers"]!.AsArray())
        {
            container!["name"] ??= "app";
            container["image"] ??= names.Get("image");
        }

        return template;
    }

    public static void CompleteStatus(List<JsonObject> objects)
    {
        foreach (var item in objects.Where(item => s_kinds.Contains(Kind(item))))
        {
            WorkloadStatus.Complete(item, [.. PodsOf(objects, item)]);
        }
    }

    public static JsonObject FirstPod(List<JsonObject> objects, string @namespace, string workload)
    {
        var (kind, name) = Split(workload);
        var owner = objects.Single(item => Kind(item) == kind && Name(item) == name && Namespace(item) == @namespace);
        return PodsOf(objects, owner).OrderBy(PodManifests.IsReady).First();
    }

    public static IEnumerable<JsonObject> PodsOf(List<JsonObject> objects, JsonObject owner) => objects
        .Where(item => Namespace(item) == Namespace(owner) && item["metadata"]!["ownerReferences"] is JsonArray owners
            && owners[0]!["kind"]!.ToString() == Kind(owner) && owners[0]!["name"]!.ToString() == Name(owner))
        .SelectMany(item => Kind(item) == "Pod" ? [item] : PodsOf(objects, item));

    private static JsonNode? Take(JsonObject item, string name)
    {
        var value = item[name];
        item.Remove(name);
        return value;
    }
}
