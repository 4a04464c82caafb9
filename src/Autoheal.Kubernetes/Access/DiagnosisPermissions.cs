using Autoheal.Catalogue;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Context;
using Autoheal.Kubernetes.Execution;

namespace Autoheal.Kubernetes.Access;

/// <summary>What looking for a cause needs: a list of each kind that the collector reads, the logs of pods, and the cluster's id. No Secrets.</summary>
internal static class DiagnosisPermissions
{
    public static IReadOnlyList<ActionPermission> All { get; } =
    [
        Permissions.IdentifyCluster,
        .. DiagnosedResources.All.Select(resource => Permissions.Of(resource.Group, resource.Plural, "list")),
        Permissions.Of(KubernetesResources.Pods.Group, $"{KubernetesResources.Pods.Plural}/log", "get"),
    ];
}
