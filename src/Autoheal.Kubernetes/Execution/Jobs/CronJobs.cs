using Autoheal.Catalogue;

namespace Autoheal.Kubernetes.Execution;

/// <summary>What the actions on CronJobs share.</summary>
internal static class CronJobs
{
    public const string SuspendPointer = "/spec/suspend";

    public static IReadOnlyList<ActionPermission> Read { get; } =
        [Permissions.IdentifyCluster, Permissions.Of("batch", "cronjobs", "get"), Permissions.Of("", "pods", "list")];

    public static IReadOnlyList<ActionPermission> Write { get; } = [Permissions.Of("batch", "cronjobs", "patch")];
}
