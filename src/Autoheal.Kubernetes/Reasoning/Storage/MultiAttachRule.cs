using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Storage;

/// <summary>A pod waits for a volume that is attached to another node and may be attached to one alone (taxonomy row 29).</summary>
internal sealed class MultiAttachRule : IDiagnosticRule
{
    public string Name => "multi-attach";

    public IReadOnlyList<CauseDescription> Causes { get; } = [MountCauses.MultiAttach];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var ailing in model.AilingWorkloads)
        {
            if (ailing.With(TroubleKind.NotStarted) is { } waiting && SharedClaim.Find(model, waiting.Troubles[0].Pod) is { } shared)
            {
                yield return Describe(model, waiting, shared);
            }
        }
    }

    private static Finding Describe(ClusterModel model, AilingWorkload waiting, SharedClaim shared)
    {
        var pod = waiting.Troubles[0].Pod;
        var checks = new CheckList(model);
        checks.Supports(0.4, $"pod {pod.Name} waits: {waiting.Troubles[0].Reason}", checks.Controlled(pod, "pod.waiting", waiting.Troubles[0].Reason, waiting.Began));
        checks.Supports(0.25, $"it mounts PersistentVolumeClaim {shared.ClaimName}", checks.Declared(pod, "spec.volumes.claim", shared.ClaimName));
        if (shared.Holder is { } holder)
        {
            checks.Supports(0.5, $"pod {holder.Name} on node {holder.NodeName} mounts the same claim", checks.Controlled(holder, "pod.node", holder.NodeName));
        }

        if (shared.Attachment is { } attachment)
        {
            checks.Supports(0.5, $"the volume is attached to node {attachment.NodeName}", checks.Controlled(attachment, "attachment.attached", attachment.NodeName));
        }

        if (shared.Modes.Count > 0)
        {
            checks.Supports(0.3, $"the claim is {string.Join(", ", shared.Modes)}", checks.Declared(pod, "pvc.accessModes", string.Join(", ", shared.Modes)));
        }

        if (shared.Complaint is { } complaint)
        {
            checks.Supports(0.9, "event FailedAttachVolume: Multi-Attach error", checks.Untrusted(pod, "event", complaint.Reason, "event", complaint.LastAt));
        }

        var target = model.Reference(waiting.Blamed);
        var where = shared.HolderNode is { Length: > 0 } node ? $"node {node}" : "another node";
        return new Finding
        {
            Cause = MountCauses.MultiAttach.Code,
            Object = target,
            Title = $"Multi-Attach: PersistentVolumeClaim {shared.ClaimName} of {waiting.Blamed.Name} is attached to {where}",
            Summary = $"Pod {pod.Name} on node {pod.NodeName} waits for PersistentVolumeClaim {shared.ClaimName}{(shared.Modes.Count > 0 ? $" ({string.Join(", ", shared.Modes)})" : "")}, which is in use on {where}{(shared.Holder is { } other ? $" by pod {other.Name}" : "")} (FailedAttachVolume, Multi-Attach error).",
            Checks = checks.Checks,
            Explains = Dependents.With(model, waiting),
            Since = waiting.Began,
            Remedies = waiting.Deployment is { Replicas: > 1 } ? [Remedies.Scale(target, 1)] : [],
        };
    }
}
