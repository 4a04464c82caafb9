using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Model;

/// <summary>A volume. Immutable.</summary>
public sealed class PersistentVolume : ClusterObject
{
    /// <inheritdoc/>
    public override KubernetesResource Resource => KubernetesResources.PersistentVolumes;

    /// <summary>Gets what it holds.</summary>
    public Quantity? Capacity { get; init; }

    /// <summary>Gets the access modes that it allows.</summary>
    public IReadOnlyList<string> AccessModes { get; init; } = [];

    /// <summary>Gets the storage class; empty when it has none.</summary>
    public string StorageClass { get; init; } = "";

    /// <summary>Gets the claim that it is or is kept for; null when it is free.</summary>
    public NamedObject? Claim { get; init; }

    /// <summary>Gets what happens to it after its claim: <c>Retain</c>, <c>Delete</c> or <c>Recycle</c>.</summary>
    public string ReclaimPolicy { get; init; } = "";

    /// <summary>Gets how it is used: <c>Filesystem</c> or <c>Block</c>.</summary>
    public string VolumeMode { get; init; } = "Filesystem";

    /// <summary>Gets the driver of a CSI volume, else the kind of volume, for instance <c>hostPath</c>.</summary>
    public string Source { get; init; } = "";

    /// <summary>Gets which nodes can use it; none given means all.</summary>
    public IReadOnlyList<NodeTerm> NodeAffinity { get; init; } = [];

    /// <summary>Gets the phase: <c>Pending</c>, <c>Available</c>, <c>Bound</c>, <c>Released</c> or <c>Failed</c>.</summary>
    public string Phase { get; init; } = "";

    /// <summary>Whether a node can use it.</summary>
    public bool Reachable(Node node) => NodeAffinity.Count == 0 || NodeAffinity.Accept(node);
}
