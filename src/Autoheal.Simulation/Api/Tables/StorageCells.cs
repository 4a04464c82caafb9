using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Rules;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Tables;

/// <summary>Volumes, claims and their classes.</summary>
internal static class StorageCells
{
    private const string Unset = "<unset>";

    public static object[] OfVolume(StoredObject item, DateTimeOffset now)
    {
        var claim = item.Spec.Object("claimRef");
        return
        [
            item.Name,
            item.Spec.Object("capacity")?["storage"]?.ToString() ?? "",
            AccessModes(item.Spec.Array("accessModes")),
            item.Spec.Text("persistentVolumeReclaimPolicy") ?? "",
            item.Deleting ? "Terminating" : item.Status.Text("phase") ?? "",
            claim is null ? "" : $"{claim.Text("namespace")}/{claim.Text("name")}",
            item.Spec.Text("storageClassName") ?? "",
            item.Spec.Text("volumeAttributesClassName") ?? Unset,
            item.Status.Text("reason") ?? "",
            Cells.Age(item, now),
            item.Spec.Text("volumeMode") ?? Unset,
        ];
    }

    public static object[] OfClaim(StoredObject item, DateTimeOffset now)
    {
        // Until the claim is bound its capacity and modes are wishes, which the table does not show.
        var bound = item.Spec.Text("volumeName") is { Length: > 0 };
        return
        [
            item.Name,
            item.Deleting ? "Terminating" : item.Status.Text("phase") ?? "",
            item.Spec.Text("volumeName") ?? "",
            bound ? item.Status.Object("capacity")?["storage"]?.ToString() ?? "" : "",
            bound ? AccessModes(item.Status.Array("accessModes")) : "",
            item.Spec.Text("storageClassName") ?? "",
            item.Spec.Text("volumeAttributesClassName") ?? Unset,
            Cells.Age(item, now),
            item.Spec.Text("volumeMode") ?? Unset,
        ];
    }

    public static object[] OfStorageClass(StoredObject item, DateTimeOffset now) =>
    [
        StorageClassRules.IsDefault(item) ? $"{item.Name} (default)" : item.Name,
        item.Json.Text("provisioner") ?? "",
        item.Json.Text("reclaimPolicy") ?? "Delete",
        item.Json.Text("volumeBindingMode") ?? "Immediate",
        item.Json.Flag("allowVolumeExpansion") ?? false,
        Cells.Age(item, now),
    ];

    public static object[] OfAttachment(StoredObject item, DateTimeOffset now) =>
    [
        item.Name,
        item.Spec.Text("attacher") ?? "",
        item.Spec.Text("source", "persistentVolumeName") ?? "",
        item.Spec.Text("nodeName") ?? "",
        item.Status.Flag("attached") ?? false,
        Cells.Age(item, now),
    ];

    private static string AccessModes(JsonArray? modes)
    {
        var shown = new List<string>();
        foreach (var (mode, letters) in (ReadOnlySpan<(string, string)>)[("ReadWriteOnce", "RWO"), ("ReadOnlyMany", "ROX"), ("ReadWriteMany", "RWX"), ("ReadWriteOncePod", "RWOP")])
        {
            if (modes?.Any(given => given?.ToString() == mode) == true)
                shown.Add(letters);
        }

        return string.Join(",", shown);
    }
}
