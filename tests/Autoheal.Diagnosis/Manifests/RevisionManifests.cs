using System.Globalization;
using System.Text.Json.Nodes;
using static Autoheal.Diagnosis.Manifests.ManifestDefaults;

namespace Autoheal.Diagnosis.Manifests;

/// <summary>A Deployment's ReplicaSets, oldest revision first; the newest is the current one.</summary>
internal static class RevisionManifests
{
    public static void Expand(JsonObject deployment, JsonArray revisions, CaseNames names, bool isPartial, List<JsonObject> objects)
    {
        var number = 0;
        foreach (var revision in revisions)
        {
            number++;
            var hash = names.Get($"hash-{Name(deployment)}-{number}");
            var template = WorkloadManifests.Template(revision!["template"], new JsonObject { ["app"] = Name(deployment) }, names);
            template["metadata"]!["labels"]!["pod-template-hash"] = hash;
            var pods = (int)(revision["pods"] ?? 0);
            var replicaSet = new JsonObject
            {
                ["kind"] = "ReplicaSet",
                ["metadata"] = new JsonObject
                {
                    ["name"] = $"{Name(deployment)}-{hash}",
                    ["namespace"] = Namespace(deployment),
                    ["labels"] = template["metadata"]!["labels"]!.DeepClone(),
                    ["annotations"] = new JsonObject
                    {
                        ["deployment.kubernetes.io/revision"] = number.ToString(CultureInfo.InvariantCulture),
                        ["deployment.kubernetes.io/desired-replicas"] = deployment["spec"]!["replicas"]!.ToString(),
                    },
                    ["ownerReferences"] = new JsonArray(OwnerReference($"Deployment/{Name(deployment)}", Namespace(deployment), isPartial)),
                },
                ["spec"] = new JsonObject
                {
                    ["replicas"] = revision["replicas"]?.DeepClone() ?? pods,
                    ["selector"] = new JsonObject { ["matchLabels"] = template["metadata"]!["labels"]!.DeepClone() },
                    ["template"] = template,
                },
            };
            if (revision["status"] is { } status)
            {
                replicaSet["status"] = status.DeepClone();
            }

            if (!isPartial)
            {
                replicaSet["metadata"]!["creationTimestamp"] =
                    (revision["created"] ?? deployment["metadata"]!["creationTimestamp"])?.DeepClone() ?? CaseTimes.Ago(TimeSpan.FromDays(revisions.Count - number + 1));
            }

            objects.Add(replicaSet);
            WorkloadManifests.AddPods(replicaSet, template, pods, revision["pod"] as JsonObject, names, isPartial, objects);
        }
    }
}
