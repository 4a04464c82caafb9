using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Model;

/// <summary>A storage class. Immutable.</summary>
public sealed class StorageClass : ClusterObject
{
    /// <inheritdoc/>
    public override KubernetesResource Resource => KubernetesResources.StorageClasses;

    /// <summary>Gets who makes its volumes.</summary>
    public string Provisioner { get; init; } = "";

    /// <summary>Gets when volumes are made: <c>Immediate</c> or <c>WaitForFirstConsumer</c>.</summary>
    public string BindingMode { get; init; } = "Immediate";

    /// <summary>Gets a value indicating whether claims may grow.</summary>
    public bool AllowsExpansion { get; init; }

    /// <summary>Gets a value indicating whether claims that name no class get this one.</summary>
    public bool IsDefault => Metadata.MarkedDefault;
}
