using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Model;

/// <summary>A RoleBinding or ClusterRoleBinding. Immutable.</summary>
public sealed class AccessBinding : ClusterObject
{
    /// <inheritdoc/>
    public override KubernetesResource Resource =>
        Namespace.Length == 0 ? KubernetesResources.ClusterRoleBindings : KubernetesResources.RoleBindings;

    /// <summary>Gets the role: a <c>Role</c> of the same namespace or a <c>ClusterRole</c>.</summary>
    public required NamedObject Role { get; init; }

    /// <summary>Gets who gets it: kinds <c>ServiceAccount</c>, <c>User</c> and <c>Group</c>.</summary>
    public IReadOnlyList<NamedObject> Subjects { get; init; } = [];
}
