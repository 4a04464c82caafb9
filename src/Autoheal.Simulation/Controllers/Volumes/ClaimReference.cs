using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.Volumes;

/// <summary>The reference by which a volume names the claim it belongs to.</summary>
internal static class ClaimReference
{
    public static JsonObject To(StoredObject claim) => new()
    {
        ["kind"] = claim.Kind.Kind,
        ["namespace"] = claim.Namespace,
        ["name"] = claim.Name,
        ["uid"] = claim.Uid,
        ["apiVersion"] = claim.Kind.ApiVersion,
        ["resourceVersion"] = claim.Metadata.Text("resourceVersion"),
    };
}
