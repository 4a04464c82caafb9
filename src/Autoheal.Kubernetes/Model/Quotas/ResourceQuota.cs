using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Model;

/// <summary>A ResourceQuota. Immutable.</summary>
public sealed class ResourceQuota : ClusterObject
{
    /// <inheritdoc/>
    public override KubernetesResource Resource => KubernetesResources.ResourceQuotas;

    /// <summary>Gets what may be used, as the controller enforces it; as the author wrote it before the controller has looked.</summary>
    public ResourceAmounts Hard { get; init; } = ResourceAmounts.None;

    /// <summary>Gets what is used.</summary>
    public ResourceAmounts Used { get; init; } = ResourceAmounts.None;

    /// <summary>Gets to which pods it is limited, for instance <c>NotTerminating</c> or <c>PriorityClass</c>; none means all.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>What is left of a resource; null when the quota does not limit it.</summary>
    public Quantity? Left(string name) => Hard.Find(name) is { } hard ? hard - (Used.Find(name) ?? default) : null;
}
