using Autoheal.Kubernetes.Model;
using Autoheal.Perception;

namespace Autoheal.Kubernetes.Perception;

/// <summary>Something wrong with one object, by fields that only controllers write. Many pods of one workload in the same trouble are one sign.</summary>
internal sealed record KubernetesSign
{
    public required string Reason { get; init; }

    public required ClusterObject Object { get; init; }

    public AlertSeverity Severity { get; init; } = AlertSeverity.Warning;

    /// <summary>Gets since when, as far as can be told, in UTC.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>Gets what tells it from others; the same while it lasts.</summary>
    public string Fingerprint => $"{Object.Resource.Kind}/{Object.Namespace}/{Object.Name}/{Object.Uid}/{Reason}";
}
