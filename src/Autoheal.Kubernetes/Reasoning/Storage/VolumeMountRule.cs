using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Storage;

/// <summary>A pod waits because a volume cannot be attached to its node or mounted into it. Missing ConfigMaps and Secrets are not meant.</summary>
internal sealed class VolumeMountRule : IDiagnosticRule
{
    public string Name => "volume-mount";

    public IReadOnlyList<CauseDescription> Causes { get; } = [MountCauses.MountFailed, MountCauses.DriverMissing];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var ailing in model.AilingWorkloads)
        {
            if (ailing.With(TroubleKind.NotStarted) is { } waiting && MountComplaint.Find(model, waiting.Troubles[0].Pod) is { } complaint)
            {
                yield return Describe(model, waiting, complaint);
            }
        }
    }

    private static Finding Describe(ClusterModel model, AilingWorkload waiting, MountComplaint complaint)
    {
        var pod = waiting.Troubles[0].Pod;
        var checks = new CheckList(model);
        checks.Supports(0.5, $"pod {pod.Name} waits: {waiting.Troubles[0].Reason}", checks.Controlled(pod, "pod.waiting", waiting.Troubles[0].Reason, waiting.Began));
        checks.Supports(
            0.9,
            $"event {complaint.Event.Reason}: {complaint.Words}",
            checks.Untrusted(pod, "event", complaint.Event.Reason, "event", complaint.Event.LastAt));
        if (complaint.Volume.Length > 0)
        {
            checks.Supports(0.3, $"the pod has the volume {complaint.Volume}", checks.Declared(pod, "spec.volumes", complaint.Volume));
        }

        if (complaint.Attachment is { } attachment)
        {
            checks.Supports(0.6, $"{attachment} reports an attach error", checks.Controlled(attachment, "attachment.error", attachment.NodeName));
        }

        var volume = complaint.Volume.Length > 0 ? $"volume {complaint.Volume}" : "a volume";
        return new Finding
        {
            Cause = (complaint.IsDriverMissing ? MountCauses.DriverMissing : MountCauses.MountFailed).Code,
            Object = model.Reference(waiting.Blamed),
            Title = $"{Capital(volume)} of {waiting.Blamed.Name} cannot be mounted: {complaint.Words}",
            Summary = $"{Counts.Pods(waiting.Troubles.Count)} of {waiting.Blamed.Resource.Kind} {waiting.Blamed.Name} cannot start: {volume}{complaint.Origin} cannot be attached or mounted on node {pod.NodeName}, {complaint.Words} ({complaint.Event.Reason}).",
            Checks = checks.Checks,
            Explains = Dependents.With(model, waiting),
            Since = waiting.Began,
        };
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
