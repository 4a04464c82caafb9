using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.Volumes;

/// <summary>The objects that say which volume is attached to which node.</summary>
internal static class VolumeAttachments
{
    /// <summary>Whether a volume has to be attached to a node before a pod there can mount it.</summary>
    public static bool IsNeededFor(StoredObject volume) => volume.Spec.Object("csi") is not null;

    /// <summary>Whether the node may mount the volume now.</summary>
    public static bool IsReady(ObjectStore store, StoredObject volume, string node) =>
        !IsNeededFor(volume) || store.Find(Kinds.VolumeAttachment, null, NameOf(volume, node))?.Status.Flag("attached") == true;

    /// <summary>Whether only one node at a time may have the volume.</summary>
    public static bool IsExclusive(StoredObject volume) =>
        !(volume.Spec.Array("accessModes") ?? []).Any(mode => mode?.ToString() is "ReadWriteMany" or "ReadOnlyMany");

    public static string NameOf(StoredObject volume, string node)
    {
        var csi = volume.Spec.Object("csi");
        return "csi-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{csi.Text("volumeHandle")}{csi.Text("driver")}{node}")));
    }

    public static JsonObject Make(StoredObject volume, string node) => new()
    {
        ["metadata"] = new JsonObject { ["name"] = NameOf(volume, node) },
        ["spec"] = new JsonObject
        {
            ["attacher"] = volume.Spec.Object("csi").Text("driver"),
            ["nodeName"] = node,
            ["source"] = new JsonObject { ["persistentVolumeName"] = volume.Name },
        },
    };
}
