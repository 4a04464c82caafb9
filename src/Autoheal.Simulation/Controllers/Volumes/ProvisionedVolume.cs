using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.Volumes;

/// <summary>The volume that a provisioner makes for a claim; usable in the zone of the node that was chosen for it.</summary>
internal static class ProvisionedVolume
{
    private const string Zone = "topology.kubernetes.io/zone";

    public static JsonObject For(StoredObject claim, StoredObject storageClass, StoredObject? node)
    {
        var provisioner = storageClass.Json.Text("provisioner")!;
        var spec = new JsonObject
        {
            ["accessModes"] = claim.Spec.Array("accessModes")?.DeepClone() ?? new JsonArray("ReadWriteOnce"),
            ["capacity"] = new JsonObject { ["storage"] = claim.Spec.Object("resources").Object("requests").Text("storage") },
            ["claimRef"] = ClaimReference.To(claim),
            ["csi"] = new JsonObject { ["driver"] = provisioner, ["volumeHandle"] = $"vol-{claim.Uid}" },
            ["persistentVolumeReclaimPolicy"] = storageClass.Json.Text("reclaimPolicy") ?? "Delete",
            ["storageClassName"] = storageClass.Name,
            ["volumeMode"] = claim.Spec.Text("volumeMode") ?? "Filesystem",
        };
        if (node?.Labels.Text(Zone) is { } zone)
            spec["nodeAffinity"] = new JsonObject { ["required"] = InZone(zone) };
        return new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                ["name"] = $"pvc-{claim.Uid}",
                ["annotations"] = new JsonObject { [VolumeAnnotations.ProvisionedBy] = provisioner },
                ["finalizers"] = new JsonArray(VolumeProtection.VolumeFinalizer),
            },
            ["spec"] = spec,
        };
    }

    private static JsonObject InZone(string zone) => new()
    {
        ["nodeSelectorTerms"] = new JsonArray(new JsonObject
        {
            ["matchExpressions"] = new JsonArray(new JsonObject { ["key"] = Zone, ["operator"] = "In", ["values"] = new JsonArray(zone) }),
        }),
    };
}
