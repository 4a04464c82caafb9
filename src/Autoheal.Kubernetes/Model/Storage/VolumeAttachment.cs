using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Model;

/// <summary>That a volume is or should be attached to a node. Immutable.</summary>
public sealed class VolumeAttachment : ClusterObject
{
    /// <inheritdoc/>
    public override KubernetesResource Resource => KubernetesResources.VolumeAttachments;

    /// <summary>Gets the node.</summary>
    public string NodeName { get; init; } = "";

    /// <summary>Gets the volume.</summary>
    public string VolumeName { get; init; } = "";

    /// <summary>Gets a value indicating whether it is attached.</summary>
    public bool Attached { get; init; }

    /// <summary>Gets why it could not be attached; empty when it could.</summary>
    public UntrustedText Error { get; init; }
}
