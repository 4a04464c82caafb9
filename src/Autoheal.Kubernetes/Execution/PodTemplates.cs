using System.Text.Json;
using System.Text.Json.Nodes;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Model.Json;

namespace Autoheal.Kubernetes.Execution;

/// <summary>Takes pod templates apart as JSON.</summary>
internal static class PodTemplates
{
    public const string Pointer = "/spec/template";

    /// <summary>A ReplicaSet's template as its Deployment would bear it: without the label that the controller adds.</summary>
    public static JsonElement? OfReplicaSet(JsonElement replicaSet)
    {
        if (JsonPointers.Find(replicaSet, Pointer) is not { } found || JsonPointers.Node(found) is not JsonObject template)
        {
            return null;
        }

        (template["metadata"]?["labels"] as JsonObject)?.Remove("pod-template-hash");
        return JsonSerializer.SerializeToElement(template);
    }

    /// <summary>A template as the model knows templates.</summary>
    public static PodTemplate Read(JsonElement template)
    {
        var reader = new JsonCursor(JsonSerializer.SerializeToUtf8Bytes(template), new ModelPool());
        reader.Read();
        return TemplateReader.Read(ref reader);
    }
}
