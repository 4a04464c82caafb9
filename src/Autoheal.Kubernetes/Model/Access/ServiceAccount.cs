using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Model;

/// <summary>A ServiceAccount. Immutable.</summary>
public sealed class ServiceAccount : ClusterObject
{
    /// <inheritdoc/>
    public override KubernetesResource Resource => KubernetesResources.ServiceAccounts;

    /// <summary>Gets the names of the Secrets with which its pods pull images.</summary>
    public IReadOnlyList<string> ImagePullSecrets { get; init; } = [];
}
