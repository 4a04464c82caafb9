using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Controllers.Volumes;

/// <summary>The StorageClass that a new cluster has: the default one, bound when a pod needs it.</summary>
internal static class StandardStorage
{
    public static JsonObject Class() => new()
    {
        ["metadata"] = new JsonObject { ["name"] = "standard", ["annotations"] = new JsonObject { [VolumeAnnotations.DefaultClass] = "true" } },
        ["provisioner"] = VolumeProvisioners.Standard,
        ["reclaimPolicy"] = "Delete",
        ["volumeBindingMode"] = "WaitForFirstConsumer",
        ["allowVolumeExpansion"] = true,
    };
}
