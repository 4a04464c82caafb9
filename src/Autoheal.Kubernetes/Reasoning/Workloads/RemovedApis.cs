namespace Autoheal.Kubernetes.Reasoning.Workloads;

/// <summary>API versions that Kubernetes has removed, with the release.</summary>
/// <remarks>Source: the Deprecated API Migration Guide of the Kubernetes documentation.</remarks>
internal static class RemovedApis
{
    private static readonly (string Kind, string Version, string Release)[] s_all =
    [
        ("Deployment", "extensions/v1beta1", "1.16"), ("Deployment", "apps/v1beta1", "1.16"), ("Deployment", "apps/v1beta2", "1.16"),
        ("DaemonSet", "extensions/v1beta1", "1.16"), ("DaemonSet", "apps/v1beta2", "1.16"), ("ReplicaSet", "extensions/v1beta1", "1.16"),
        ("StatefulSet", "apps/v1beta1", "1.16"), ("StatefulSet", "apps/v1beta2", "1.16"), ("NetworkPolicy", "extensions/v1beta1", "1.16"),
        ("Ingress", "extensions/v1beta1", "1.22"), ("Ingress", "networking.k8s.io/v1beta1", "1.22"), ("IngressClass", "networking.k8s.io/v1beta1", "1.22"),
        ("CustomResourceDefinition", "apiextensions.k8s.io/v1beta1", "1.22"), ("APIService", "apiregistration.k8s.io/v1beta1", "1.22"),
        ("MutatingWebhookConfiguration", "admissionregistration.k8s.io/v1beta1", "1.22"),
        ("ValidatingWebhookConfiguration", "admissionregistration.k8s.io/v1beta1", "1.22"), ("ClusterRole", "rbac.authorization.k8s.io/v1beta1", "1.22"),
        ("ClusterRoleBinding", "rbac.authorization.k8s.io/v1beta1", "1.22"), ("Role", "rbac.authorization.k8s.io/v1beta1", "1.22"),
        ("RoleBinding", "rbac.authorization.k8s.io/v1beta1", "1.22"), ("PriorityClass", "scheduling.k8s.io/v1beta1", "1.22"),
        ("StorageClass", "storage.k8s.io/v1beta1", "1.22"), ("CSIDriver", "storage.k8s.io/v1beta1", "1.22"), ("Lease", "coordination.k8s.io/v1beta1", "1.22"),
        ("CronJob", "batch/v1beta1", "1.25"), ("PodDisruptionBudget", "policy/v1beta1", "1.25"), ("PodSecurityPolicy", "policy/v1beta1", "1.25"),
        ("EndpointSlice", "discovery.k8s.io/v1beta1", "1.25"), ("Event", "events.k8s.io/v1beta1", "1.25"), ("RuntimeClass", "node.k8s.io/v1beta1", "1.25"),
        ("HorizontalPodAutoscaler", "autoscaling/v2beta1", "1.25"), ("HorizontalPodAutoscaler", "autoscaling/v2beta2", "1.26"),
        ("FlowSchema", "flowcontrol.apiserver.k8s.io/v1beta2", "1.29"), ("CSIStorageCapacity", "storage.k8s.io/v1beta1", "1.27"),
    ];

    /// <summary>The kind, the version and the release that removed it, in words; null when it is none of them.</summary>
    public static string? Find(string kind, string version)
    {
        foreach (var (known, from, release) in s_all)
        {
            if (known == kind && from == version)
            {
                return $"{known} {from} (removed in Kubernetes {release})";
            }
        }

        return null;
    }
}
