using Autoheal.Catalogue;

namespace Autoheal.Kubernetes.Execution;

/// <summary>What actions on nodes read: the node, its neighbours, and the pods of the whole cluster.</summary>
internal static class NodePermissions
{
    public static IReadOnlyList<ActionPermission> Read { get; } =
    [
        Permissions.IdentifyCluster,
        Permissions.Of("", "nodes", "get"),
        Permissions.Of("", "nodes", "list"),
        Permissions.Of("", "pods", "list"),
    ];
}
