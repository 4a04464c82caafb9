using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Storage;

/// <summary>What the kubelet or the attacher last said about why a pod's volume is not there, in words of our own.</summary>
internal sealed class MountComplaint
{
    public required ClusterEvent Event { get; init; }

    /// <summary>Gets what is meant, in closed words.</summary>
    public required string Words { get; init; }

    /// <summary>Gets the pod's volume that is meant; empty when that cannot be told.</summary>
    public string Volume { get; init; } = "";

    /// <summary>Gets where the volume comes from, to follow its name.</summary>
    public string Origin { get; init; } = "";

    /// <summary>Gets the attachment of its volume that failed.</summary>
    public VolumeAttachment? Attachment { get; init; }

    public bool IsDriverMissing { get; init; }

    /// <summary>The newest complaint about a volume that the pod has; else the newest about any, since not every volume's name was seen.</summary>
    public static MountComplaint? Find(ClusterModel model, Pod pod)
    {
        MountComplaint? first = null;
        foreach (var item in model.EventsAbout(pod))
        {
            if (item.Reason is "FailedMount" or "FailedAttachVolume" or "FailedMapVolume" && item.Message.ContainsAny("for volume \"", "volumes=["))
            {
                var isOthers = item.MissingObject.Length > 0 || item.Message.Contains("Multi-Attach")
                    || (item.Message.Contains("not found") && item.Message.ContainsAny("configmap \"", "secret \"", "configmaps \"", "secrets \"", "references non-existent"));
                if (isOthers)
                {
                    continue;
                }

                var complaint = Read(model, pod, item);
                if (complaint.Volume.Length > 0)
                {
                    return complaint;
                }

                first ??= complaint;
            }
        }

        return first;
    }

    private static MountComplaint Read(ClusterModel model, Pod pod, ClusterEvent item)
    {
        var (volume, attachment) = (default(PodVolume), default(VolumeAttachment));
        foreach (var candidate in pod.Template.Volumes)
        {
            var persistent = model.Claims.Find(pod.Namespace, MountIndex.ClaimOf(pod, candidate)).Value is { } claim ? claim.Claim.VolumeName : "";
            if (item.Message.Contains($"\"{candidate.Name}\"") || item.Message.Contains($"[{candidate.Name}]") || (persistent.Length > 0 && item.Message.Contains(persistent)))
            {
                volume = candidate;
                attachment = model.VolumeAttachments.FirstOrDefault(other => other.VolumeName == persistent && other.NodeName == pod.NodeName && !other.Error.IsEmpty);
                break;
            }
        }

        var driver = item.Message.ContainsAny("registered CSI drivers", "driver not found", "no volume plugin matched");
        return new MountComplaint
        {
            Event = item,
            Words = driver ? "its driver is not registered on the node" : Classify(item.Message),
            Volume = volume?.Name ?? "",
            Origin = volume is null ? "" : volume.ClaimName.Length > 0 ? $" (PersistentVolumeClaim {volume.ClaimName})" : $" ({volume.Kind})",
            Attachment = attachment,
            IsDriverMissing = driver,
        };
    }

    private static string Classify(UntrustedText message) => message switch
    {
        _ when message.Contains("hostPath type check failed") => "the path on the node is not of the type that hostPath wants",
        _ when message.ContainsAny("wrong fs type", "bad superblock", "unknown filesystem", "fsck") => "its file system is damaged or of another type",
        _ when message.ContainsAny("access denied", "permission denied", "unauthorized", "AccessDenied", "Operation not permitted") => "access is denied",
        _ when message.ContainsAny("connection timed out", "no route to host", "connection refused", "no such host", "failed to resolve") => "its server cannot be reached",
        _ when message.ContainsAny("exceed max volume count", "max volume count", "AttachmentLimitExceeded") => "the node has no room for another volume",
        _ when message.ContainsAny("no such file or directory", "does not exist", "not found") => "what it names does not exist",
        _ when message.ContainsAny("already mounted", "device is busy", "in use") => "it is in use",
        _ when message.ContainsAny("read-only file system") => "the file system is read-only",
        _ when message.ContainsAny("timed out", "deadline exceeded") => "it takes too long",
        _ => "the node reports a failure",
    };
}
