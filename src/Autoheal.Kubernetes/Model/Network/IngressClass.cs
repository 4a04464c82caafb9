using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Model;

/// <summary>An IngressClass. Immutable.</summary>
public sealed class IngressClass : ClusterObject
{
    /// <inheritdoc/>
    public override KubernetesResource Resource => KubernetesResources.IngressClasses;

    /// <summary>Gets who serves it.</summary>
    public string Controller { get; init; } = "";

    /// <summary>Gets a value indicating whether Ingresses that name no class get this one.</summary>
    public bool IsDefault => Metadata.MarkedDefault;
}
