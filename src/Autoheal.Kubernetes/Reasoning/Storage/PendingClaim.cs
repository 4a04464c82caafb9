using System.Numerics;
using Autoheal.Context;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Storage;

/// <summary>A claim that waits for a volume though it should have one by now, and what can be said about it.</summary>
internal sealed class PendingClaim
{
    private const string NoProvisioner = "kubernetes.io/no-provisioner";
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private PendingClaim(ClusterModel model, PersistentVolumeClaim claim)
    {
        Model = model;
        Claim = claim;
        ClassName = claim.Claim.StorageClass ?? DefaultClass(model) ?? "";
        Class = ClassName.Length == 0 ? Lookup<StorageClass>.NotObserved("it names none") : model.StorageClasses.Find("", ClassName);
        Users = model.PodsMounting(claim.Namespace, claim.Name);
        Refusal = FindRefusal();
    }

    public ClusterModel Model { get; }

    public PersistentVolumeClaim Claim { get; }

    /// <summary>Gets the StorageClass that it names or gets by default; empty when there is none.</summary>
    public string ClassName { get; }

    public Lookup<StorageClass> Class { get; }

    /// <summary>Gets the pods that mount it.</summary>
    public IReadOnlyList<Pod> Users { get; }

    /// <summary>Gets the event that says that no volume could be made for it; null when there is none.</summary>
    public ClusterEvent? Refusal { get; }

    /// <summary>Gets a value indicating whether somebody makes volumes for it, so that those that are there need not fit.</summary>
    public bool IsMadeToOrder => Class.Value is { } found && found.Provisioner is not ("" or NoProvisioner);

    /// <summary>Gets a value indicating whether its class leaves volumes to people.</summary>
    public bool IsFilledByHand => Class.Value is { Provisioner: NoProvisioner };

    /// <summary>The claims of a model that wait too long. One whose class waits for a pod, and that no pod uses, waits rightly.</summary>
    public static IEnumerable<PendingClaim> Find(ClusterModel model)
    {
        foreach (var claim in model.Claims)
        {
            if (claim.Phase == "Pending" && claim.Metadata.DeletedAt is null)
            {
                var pending = new PendingClaim(model, claim);
                if (!pending.WaitsRightly())
                {
                    yield return pending;
                }
            }
        }
    }

    // Provisioners name the class whose volume they do not make. What does not is about another claim, or nobody's who makes volumes.
    private ClusterEvent? FindRefusal()
    {
        foreach (var item in Model.EventsAbout(Claim))
        {
            if (item.Reason == "ProvisioningFailed"
                && (item.Message.Contains("no volume plugin matched") || (ClassName.Length > 0 ? item.Message.Contains($"\"{ClassName}\"") : item.Message.Contains("provision"))))
            {
                return item;
            }
        }

        return null;
    }

    /// <summary>The newest event about it with the reason, or null.</summary>
    public ClusterEvent? FindEvent(string reason)
    {
        foreach (var item in Model.EventsAbout(Claim))
        {
            if (item.Reason == reason)
            {
                return item;
            }
        }

        return null;
    }

    /// <summary>What keeps a volume from filling it.</summary>
    public VolumeObstacles ObstaclesOf(PersistentVolume volume)
    {
        var wanted = Claim.Claim;
        var obstacles = VolumeObstacles.None;
        if (volume.Phase is "Released" or "Failed" || (volume.Claim is { } holder && !(holder.Name == Claim.Name && holder.Namespace == Claim.Namespace)))
        {
            obstacles |= VolumeObstacles.Taken;
        }

        obstacles |= wanted.VolumeMode != volume.VolumeMode ? VolumeObstacles.Mode : 0;
        obstacles |= wanted.Selector is { } selector && !selector.SelectsOrAll(volume.Metadata.Labels) ? VolumeObstacles.Selector : 0;
        obstacles |= wanted.AccessModes.Any(mode => !volume.AccessModes.Contains(mode)) ? VolumeObstacles.Access : 0;
        obstacles |= wanted.Request > volume.Capacity ? VolumeObstacles.Size : 0;
        return obstacles;
    }

    /// <summary>The volume that comes nearest to filling it, of its class or the one that it names; null when none was seen.</summary>
    public (PersistentVolume Volume, VolumeObstacles Obstacles)? Nearest()
    {
        (PersistentVolume Volume, VolumeObstacles Obstacles)? nearest = null;
        foreach (var volume in Model.Volumes)
        {
            var isMeant = Claim.Claim.VolumeName.Length > 0 ? Claim.Claim.VolumeName == volume.Name : volume.StorageClass == ClassName;
            if (isMeant)
            {
                var obstacles = ObstaclesOf(volume);
                nearest = nearest is { } best && Distance(best.Obstacles) <= Distance(obstacles) ? nearest : (volume, obstacles);
            }
        }

        return nearest;
    }

    /// <summary>Itself, and the pods and workloads that wait with it.</summary>
    public IReadOnlyList<ResourceRef> Explained() => [Model.Reference(Claim), .. ClaimUsers.Explained(Model, Users)];

    /// <summary>Going back to a revision that did not mount it, if there is one that worked.</summary>
    public IReadOnlyList<ActionProposal> Undo() => ClaimReleases.UndoOf(Model, Users, Claim.Name);

    // A volume that somebody else has says least: there are many of those in any cluster.
    private static int Distance(VolumeObstacles obstacles) =>
        (BitOperations.PopCount((uint)obstacles) * 2) + (obstacles.HasFlag(VolumeObstacles.Taken) ? 3 : 0);

    private bool WaitsRightly()
    {
        // Nobody needs it yet, whatever is said about it.
        if (Users.Count == 0 && Class.Value?.BindingMode == "WaitForFirstConsumer")
        {
            return true;
        }

        if (Refusal is not null)
        {
            return false;
        }

        var created = Claim.Metadata.CreatedAt;
        if (created > DateTimeOffset.UnixEpoch && Model.At - created < s_patience)
        {
            return true;
        }

        var waitsForPod = Class.Value?.BindingMode == "WaitForFirstConsumer" || FindEvent("WaitForFirstConsumer") is not null;
        return waitsForPod && !IsChosenForPod();
    }

    // The scheduler notes on the claim, and the class's controller in an event, that a node was chosen and a volume is now due.
    private bool IsChosenForPod() =>
        Users.Count > 0 && (Claim.Metadata.AnnotationKeys.Contains("volume.kubernetes.io/selected-node") || FindEvent("ExternalProvisioning") is not null);

    private static string? DefaultClass(ClusterModel model)
    {
        foreach (var item in model.StorageClasses)
        {
            if (item.IsDefault)
            {
                return item.Name;
            }
        }

        return null;
    }
}
