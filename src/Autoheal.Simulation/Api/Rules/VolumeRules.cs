using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Rules;

/// <summary>PersistentVolumes and the claims on them.</summary>
internal static class VolumeRules
{
    private static readonly string[] s_sources =
        ["hostPath", "local", "csi", "nfs", "iscsi", "fc", "awsElasticBlockStore", "gcePersistentDisk", "azureDisk", "azureFile", "cephfs", "rbd", "glusterfs"];

    public static KindRules Volume { get; } = new()
    {
        Default = volume => DefaultVolume(volume.Ensure("spec")),
        Validate = (volume, errors) => ValidateVolume(volume.Ensure("spec"), errors),
        ValidateUpdate = ValidateVolumeUpdate,
        InitialStatus = static _ => new() { ["phase"] = "Pending" },
    };

    public static KindRules Claim { get; } = new()
    {
        Default = claim => claim.Ensure("spec").Default("volumeMode", "Filesystem"),
        Validate = (claim, errors) => ValidateClaim(claim.Ensure("spec"), errors),
        ValidateUpdate = ValidateClaimUpdate,
        InitialStatus = static _ => new() { ["phase"] = "Pending" },
    };

    private static void DefaultVolume(JsonObject spec)
    {
        spec.Default("persistentVolumeReclaimPolicy", "Retain");
        spec.Default("volumeMode", "Filesystem");
        spec.Object("hostPath")?.Default("type", "");
    }

    private static void ValidateVolume(JsonObject spec, List<FieldError> errors)
    {
        if (spec.Array("accessModes") is not { Count: > 0 })
            errors.Add(FieldError.Required("spec.accessModes"));
        if (spec.Object("capacity") is not { Count: > 0 })
            errors.Add(FieldError.Required("spec.capacity"));
        if (!s_sources.Any(source => spec[source] is not null))
            errors.Add(FieldError.Required("spec", "must specify a volume type"));
        if (spec.Text("persistentVolumeReclaimPolicy") is not ("Delete" or "Recycle" or "Retain"))
            errors.Add(FieldError.NotSupported("spec.persistentVolumeReclaimPolicy", spec.Text("persistentVolumeReclaimPolicy") ?? "", "Delete", "Recycle", "Retain"));
    }

    private static void ValidateVolumeUpdate(JsonObject updated, StoredObject current, List<FieldError> errors)
    {
        foreach (var source in s_sources)
        {
            if (!JsonNode.DeepEquals(updated.Object("spec")?[source], current.Spec?[source]))
                errors.Add(FieldError.Forbidden("spec.persistentvolumesource", "spec.persistentvolumesource is immutable after creation"));
        }
    }

    private static void ValidateClaim(JsonObject spec, List<FieldError> errors)
    {
        if (spec.Array("accessModes") is not { Count: > 0 })
            errors.Add(FieldError.Required("spec.accessModes", "at least 1 access mode is required"));
        if (spec.Object("resources").Object("requests")?["storage"] is not { } storage)
            errors.Add(FieldError.Required("spec.resources[storage]"));
        else if (Quantity.TryParse(storage) is null or <= 0)
            errors.Add(FieldError.Invalid("spec.resources[storage]", storage.ToString(), "must be greater than zero"));
    }

    private static void ValidateClaimUpdate(JsonObject updated, StoredObject current, List<FieldError> errors)
    {
        var (after, before) = (updated.Object("spec")!.Clone(), current.Spec!.Clone());
        foreach (var field in (ReadOnlySpan<string>)["resources", "volumeAttributesClassName"])
        {
            after.Remove(field);
            before.Remove(field);
        }

        // The binder alone fills in the volume, once.
        if (before["volumeName"] is null)
            after.Remove("volumeName");
        if (before["storageClassName"] is null)
            after.Remove("storageClassName");
        if (!JsonNode.DeepEquals(after, before))
            errors.Add(FieldError.Forbidden("spec", "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims"));
        var (wanted, had) = (Storage(updated.Object("spec")), Storage(current.Spec));
        if (wanted < had)
            errors.Add(FieldError.Forbidden("spec.resources.requests.storage", "field can not be less than status.capacity"));
    }

    private static decimal? Storage(JsonObject? spec) => Quantity.TryParse(spec.Object("resources").Object("requests")?["storage"]);
}
