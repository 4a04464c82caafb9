using System.Text.Json;
using System.Text.Json.Nodes;
using Autoheal.Kubernetes.Model.Health;

namespace Autoheal.Diagnosis.Manifests;

/// <summary>Reads short manifests into whole objects.</summary>
internal static class ManifestText
{
    public static List<JsonObject> Read(string manifests, CaseNames names, bool isPartial)
    {
        var documents = YamlAsJson.Convert(names.Fill(manifests)).Select(element => JsonObject.Create(element)!).ToList();
        foreach (var document in documents)
        {
            Lift(document);
        }

        return ManifestDefaults.Complete(documents, names, isPartial);
    }

    /// <summary>What belongs into the metadata may be written at the top.</summary>
    private static void Lift(JsonObject document)
    {
        if (document["kind"] is null)
        {
            throw new JsonException("A manifest has no kind: " + document.ToJsonString());
        }

        var metadata = document["metadata"] as JsonObject ?? [];
        foreach (var (top, inside) in new[]
        {
            ("name", "name"), ("namespace", "namespace"), ("labels", "labels"), ("annotations", "annotations"), ("created", "creationTimestamp"),
            ("deleted", "deletionTimestamp"), ("finalizers", "finalizers"), ("generation", "generation"),
        })
        {
            if (document[top] is { } value && !(top is "labels" && document["kind"]!.ToString() == "Log"))
            {
                document.Remove(top);
                metadata[inside] = value.DeepClone();
            }
        }

        document["metadata"] = metadata.Parent is null ? metadata : metadata.DeepClone();
    }
}
