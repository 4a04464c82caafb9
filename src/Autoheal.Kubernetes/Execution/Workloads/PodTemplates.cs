using System.Text.Json;
using System.Text.Json.Nodes;
using Autoheal.Kubernetes.Model;

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

    /// <summary>The template that a ControllerRevision holds: it is written as a patch that replaces the whole.</summary>
    public static JsonElement? OfControllerRevision(JsonElement revision)
    {
        if (JsonPointers.Find(revision, "/data" + Pointer) is not { } found || JsonPointers.Node(found) is not JsonObject template)
        {
            return null;
        }

        template.Remove("$patch");
        return JsonSerializer.SerializeToElement(template);
    }

    /// <summary>A template as the model knows templates.</summary>
    public static PodTemplate Read(JsonElement template)
    {
        var workload = new JsonObject
        {
            ["metadata"] = new JsonObject { ["name"] = "template" },
            ["spec"] = new JsonObject { ["template"] = JsonPointers.Node(template) },
        };
        return WorkloadShape.Read(JsonSerializer.SerializeToElement(workload)).Template;
    }
}
