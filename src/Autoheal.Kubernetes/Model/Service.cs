using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Model;

/// <summary>A Service. Immutable.</summary>
public sealed class Service : ClusterObject
{
    /// <inheritdoc/>
    public override KubernetesResource Resource => KubernetesResources.Services;

    /// <summary>Gets which pods it sends traffic to; nothing when its endpoints are kept by hand.</summary>
    public LabelSelector Selector { get; init; } = LabelSelector.Nothing;
}
