using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Context;

/// <summary>The kinds that a diagnosis reads: every kind that a rule looks at, and no Secrets.</summary>
internal static class DiagnosedResources
{
    public static IReadOnlyList<KubernetesResource> All { get; } =
    [
        KubernetesResources.Nodes,
        KubernetesResources.Pods,
        KubernetesResources.Deployments,
        KubernetesResources.ReplicaSets,
        KubernetesResources.StatefulSets,
        KubernetesResources.DaemonSets,
        KubernetesResources.ControllerRevisions,
        KubernetesResources.Jobs,
        KubernetesResources.CronJobs,
        KubernetesResources.Services,
        KubernetesResources.EndpointSlices,
        KubernetesResources.NetworkPolicies,
        KubernetesResources.Ingresses,
        KubernetesResources.IngressClasses,
        KubernetesResources.HttpRoutes,
        KubernetesResources.ConfigMaps,
        KubernetesResources.PersistentVolumeClaims,
        KubernetesResources.PersistentVolumes,
        KubernetesResources.StorageClasses,
        KubernetesResources.VolumeAttachments,
        KubernetesResources.ResourceQuotas,
        KubernetesResources.LimitRanges,
        KubernetesResources.PriorityClasses,
        KubernetesResources.PodDisruptionBudgets,
        KubernetesResources.HorizontalPodAutoscalers,
        KubernetesResources.ServiceAccounts,
        KubernetesResources.Roles,
        KubernetesResources.RoleBindings,
        KubernetesResources.ClusterRoles,
        KubernetesResources.ClusterRoleBindings,
        KubernetesResources.MutatingWebhookConfigurations,
        KubernetesResources.ValidatingWebhookConfigurations,
        KubernetesResources.Namespaces,
        KubernetesResources.Leases,
        KubernetesResources.Events,
    ];
}
