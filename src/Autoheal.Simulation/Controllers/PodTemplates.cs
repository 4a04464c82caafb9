using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers;

/// <summary>Makes pods from the templates of workloads.</summary>
internal static class PodTemplates
{
    /// <summary>A pod that its owner controls, with a name to be generated.</summary>
    public static JsonObject PodOf(StoredObject owner, JsonObject template)
    {
        var metadata = template.Object("metadata")?.Clone() ?? [];
        metadata["generateName"] = owner.Name + "-";
        metadata["namespace"] = owner.Namespace;
        metadata["ownerReferences"] = new JsonArray(OwnerReferences.ControllerOf(owner));
        return new JsonObject { ["metadata"] = metadata, ["spec"] = template.Object("spec")!.Clone() };
    }
}
