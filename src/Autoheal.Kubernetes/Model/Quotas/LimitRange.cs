using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Model;

/// <summary>A LimitRange. Immutable.</summary>
public sealed class LimitRange : ClusterObject
{
    /// <inheritdoc/>
    public override KubernetesResource Resource => KubernetesResources.LimitRanges;

    /// <summary>Gets the limits.</summary>
    public IReadOnlyList<LimitRangeItem> Limits { get; init; } = [];
}
