using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Storage;

/// <summary>A claim for one node alone that a waiting pod mounts while it is in use on another node.</summary>
internal sealed class SharedClaim
{
    public required string ClaimName { get; init; }

    /// <summary>Gets the claim's access modes; none when it was not seen.</summary>
    public IReadOnlyList<string> Modes { get; init; } = [];

    /// <summary>Gets the pod on another node that mounts the same claim.</summary>
    public Pod? Holder { get; init; }

    /// <summary>Gets the attachment of the volume to another node.</summary>
    public VolumeAttachment? Attachment { get; init; }

    /// <summary>Gets the event that says so.</summary>
    public ClusterEvent? Complaint { get; init; }

    public string? HolderNode => Holder?.NodeName ?? Attachment?.NodeName;

    /// <summary>The first claim of the pod that is in use elsewhere; null when none is, or nothing but other pods speaks for it.</summary>
    public static SharedClaim? Find(ClusterModel model, Pod pod)
    {
        if (pod.NodeName.Length == 0)
        {
            return null;
        }

        var complaint = ComplaintAbout(model, pod);
        foreach (var volume in pod.Template.Volumes)
        {
            if (MountIndex.ClaimOf(pod, volume) is not { Length: > 0 } name)
            {
                continue;
            }

            var claim = model.Claims.Find(pod.Namespace, name).Value;
            if (claim is not null && claim.Claim.AccessModes.Any(mode => mode is "ReadWriteMany" or "ReadOnlyMany"))
            {
                continue;
            }

            var attachment = claim is null ? null : AttachedElsewhere(model, claim, pod.NodeName);
            var isMeant = complaint is not null && (claim is not { Claim.VolumeName.Length: > 0 } || complaint.Message.Contains(claim.Claim.VolumeName));
            if (isMeant || attachment is not null)
            {
                return new SharedClaim
                {
                    ClaimName = name,
                    Modes = claim?.Claim.AccessModes ?? [],
                    Holder = HolderElsewhere(model, pod, name),
                    Attachment = attachment,
                    Complaint = isMeant ? complaint : null,
                };
            }
        }

        return null;
    }

    private static ClusterEvent? ComplaintAbout(ClusterModel model, Pod pod)
    {
        foreach (var item in model.EventsAbout(pod))
        {
            if (item.Reason == "FailedAttachVolume" && item.Message.Contains("Multi-Attach"))
            {
                return item;
            }
        }

        return null;
    }

    private static Pod? HolderElsewhere(ClusterModel model, Pod pod, string claim)
    {
        foreach (var other in model.PodsMounting(pod.Namespace, claim))
        {
            if (other.NodeName.Length > 0 && other.NodeName != pod.NodeName)
            {
                return other;
            }
        }

        return null;
    }

    private static VolumeAttachment? AttachedElsewhere(ClusterModel model, PersistentVolumeClaim claim, string node)
    {
        foreach (var attachment in model.VolumeAttachments)
        {
            if (attachment.Attached && attachment.VolumeName == claim.Claim.VolumeName && attachment.NodeName != node)
            {
                return attachment;
            }
        }

        return null;
    }
}
