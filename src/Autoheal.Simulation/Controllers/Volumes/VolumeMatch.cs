using System.Text.Json.Nodes;
using Autoheal.Simulation.Scheduling;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.Volumes;

/// <summary>Which PersistentVolume suits a claim.</summary>
internal static class VolumeMatch
{
    /// <summary>The volume reserved for the claim, otherwise the smallest free one that offers what it asks for; null when there is none.</summary>
    /// <param name="store">The store.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="node">The node on which the volume must be usable; null when any will do.</param>
    public static StoredObject? Find(ObjectStore store, StoredObject claim, StoredObject? node = null)
    {
        StoredObject? best = null;
        foreach (var volume in store.List(Kinds.PersistentVolume))
        {
            if (!Suits(volume, claim) || (node is not null && !IsUsableOn(volume, node)))
                continue;
            if (volume.Spec.Object("claimRef") is not null)
                return volume;
            if (best is null || CapacityOf(volume) < CapacityOf(best))
                best = volume;
        }

        return best;
    }

    public static bool IsUsableOn(StoredObject volume, StoredObject node) =>
        volume.Spec.Object("nodeAffinity").Object("required") is not { } required || NodeAffinity.Matches(required, node);

    /// <summary>Whether a volume's reservation names the claim; one without a uid names whichever claim bears the name.</summary>
    public static bool IsReservedFor(StoredObject volume, StoredObject claim) =>
        volume.Spec.Object("claimRef") is { } reserved
        && reserved.Text("namespace") == claim.Namespace
        && reserved.Text("name") == claim.Name
        && (reserved.Text("uid") is null or "" || reserved.Text("uid") == claim.Uid);

    public static long CapacityOf(StoredObject volume) => ResourceQuantity.Units(volume.Spec.Object("capacity")?["storage"]?.ToString());

    public static long RequestOf(StoredObject claim) =>
        ResourceQuantity.Units(claim.Spec.Object("resources").Object("requests")?["storage"]?.ToString());

    /// <summary>The class that a claim or a volume names; empty for none.</summary>
    public static string ClassOf(StoredObject value) =>
        value.Annotations.Text("volume.beta.kubernetes.io/storage-class") ?? value.Spec.Text("storageClassName") ?? "";

    private static bool Suits(StoredObject volume, StoredObject claim)
    {
        if (volume.Deleting || volume.Status.Text("phase") is "Released" or "Failed" or "Bound")
            return false;
        if (volume.Spec.Object("claimRef") is not null && !IsReservedFor(volume, claim))
            return false;
        return ClassOf(volume) == ClassOf(claim)
            && (volume.Spec.Text("volumeMode") ?? "Filesystem") == (claim.Spec.Text("volumeMode") ?? "Filesystem")
            && CapacityOf(volume) >= RequestOf(claim)
            && Includes(volume.Spec.Array("accessModes"), claim.Spec.Array("accessModes"))
            && (claim.Spec.Object("selector") is not { } selector || Selectors.Matches(selector, volume.Labels));
    }

    private static bool Includes(JsonArray? offered, JsonArray? wanted) =>
        (wanted ?? []).All(mode => (offered ?? []).Any(present => present?.ToString() == mode?.ToString()));
}
