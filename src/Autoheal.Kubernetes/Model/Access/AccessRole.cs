using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Model;

/// <summary>A Role or ClusterRole: what whoever is bound to it may do. Immutable.</summary>
public sealed class AccessRole : ClusterObject
{
    /// <inheritdoc/>
    public override KubernetesResource Resource => Namespace.Length == 0 ? KubernetesResources.ClusterRoles : KubernetesResources.Roles;

    /// <summary>Gets the rules; any of them is enough.</summary>
    public IReadOnlyList<AccessRoleRule> Rules { get; init; } = [];
}
