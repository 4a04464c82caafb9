using Autoheal.Incidents;
using Autoheal.Perception;

namespace Autoheal.Kubernetes.Perception;

/// <summary>A sign as it travels.</summary>
internal sealed record ReportedSign
{
    public required string Reason { get; init; }

    public required string Fingerprint { get; init; }

    public required ResourceRef Object { get; init; }

    public AlertSeverity Severity { get; init; }

    public DateTimeOffset Since { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public static ReportedSign Of(string clusterId, KubernetesSign sign, DateTimeOffset? endedAt) => new()
    {
        Reason = sign.Reason,
        Fingerprint = sign.Fingerprint,
        Object = sign.Object.Resource.Reference(clusterId, sign.Object.Namespace, sign.Object.Name, sign.Object.Uid),
        Severity = sign.Severity,
        Since = sign.Since,
        EndedAt = endedAt,
    };
}
