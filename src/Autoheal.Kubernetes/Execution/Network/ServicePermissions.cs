using Autoheal.Catalogue;

namespace Autoheal.Kubernetes.Execution;

/// <summary>What the actions on Services share.</summary>
internal static class ServicePermissions
{
    public static IReadOnlyList<ActionPermission> Read { get; } =
        [Permissions.IdentifyCluster, Permissions.Of("", "services", "get"), Permissions.Of("", "pods", "list")];

    public static IReadOnlyList<ActionPermission> Write { get; } = [Permissions.Of("", "services", "patch")];
}
