using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Model;

/// <summary>A claim to storage: what was asked for. What exists stands in its volume. Immutable.</summary>
public sealed class PersistentVolumeClaim : ClusterObject
{
    /// <inheritdoc/>
    public override KubernetesResource Resource => KubernetesResources.PersistentVolumeClaims;

    /// <summary>Gets what it asks for.</summary>
    public ClaimSpec Claim { get; init; } = ClaimSpec.Empty;

    /// <summary>Gets the phase: <c>Pending</c>, <c>Bound</c> or <c>Lost</c>.</summary>
    public string Phase { get; init; } = "";

    /// <summary>Gets what the volume really holds; null while it is not bound.</summary>
    public Quantity? Capacity { get; init; }

    /// <summary>Gets the conditions, for instance <c>FileSystemResizePending</c>.</summary>
    public IReadOnlyList<ObjectCondition> Conditions { get; init; } = [];

    /// <summary>Gets a value indicating whether a volume is bound to it.</summary>
    public bool Bound => Phase == "Bound";
}
