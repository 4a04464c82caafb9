using Autoheal.Incidents;

namespace Autoheal.Kubernetes.Client;

/// <summary>The resources that Autoheal reads or writes, in the versions that it prefers. Older servers may know them by other versions.</summary>
public static class KubernetesResources
{
    /// <summary>Gets namespaces.</summary>
    public static KubernetesResource Namespaces { get; } = Core("Namespace", "namespaces", namespaced: false);

    /// <summary>Gets nodes.</summary>
    public static KubernetesResource Nodes { get; } = Core("Node", "nodes", namespaced: false);

    /// <summary>Gets pods.</summary>
    public static KubernetesResource Pods { get; } = Core("Pod", "pods");

    /// <summary>Gets services.</summary>
    public static KubernetesResource Services { get; } = Core("Service", "services");

    /// <summary>Gets endpoints, which newer servers replace with <see cref="EndpointSlices"/>.</summary>
    public static KubernetesResource Endpoints { get; } = Core("Endpoints", "endpoints");

    /// <summary>Gets config maps.</summary>
    public static KubernetesResource ConfigMaps { get; } = Core("ConfigMap", "configmaps");

    /// <summary>Gets secrets, which Autoheal does not read unless a host opts in to their metadata.</summary>
    public static KubernetesResource Secrets { get; } = Core("Secret", "secrets");

    /// <summary>Gets service accounts.</summary>
    public static KubernetesResource ServiceAccounts { get; } = Core("ServiceAccount", "serviceaccounts");

    /// <summary>Gets events of the core group.</summary>
    public static KubernetesResource Events { get; } = Core("Event", "events");

    /// <summary>Gets claims to volumes.</summary>
    public static KubernetesResource PersistentVolumeClaims { get; } = Core("PersistentVolumeClaim", "persistentvolumeclaims");

    /// <summary>Gets volumes.</summary>
    public static KubernetesResource PersistentVolumes { get; } = Core("PersistentVolume", "persistentvolumes", namespaced: false);

    /// <summary>Gets resource quotas.</summary>
    public static KubernetesResource ResourceQuotas { get; } = Core("ResourceQuota", "resourcequotas");

    /// <summary>Gets limit ranges.</summary>
    public static KubernetesResource LimitRanges { get; } = Core("LimitRange", "limitranges");

    /// <summary>Gets deployments.</summary>
    public static KubernetesResource Deployments { get; } = Of("apps", "v1", "Deployment", "deployments");

    /// <summary>Gets replica sets.</summary>
    public static KubernetesResource ReplicaSets { get; } = Of("apps", "v1", "ReplicaSet", "replicasets");

    /// <summary>Gets stateful sets.</summary>
    public static KubernetesResource StatefulSets { get; } = Of("apps", "v1", "StatefulSet", "statefulsets");

    /// <summary>Gets daemon sets.</summary>
    public static KubernetesResource DaemonSets { get; } = Of("apps", "v1", "DaemonSet", "daemonsets");

    /// <summary>Gets the revisions of stateful sets and daemon sets.</summary>
    public static KubernetesResource ControllerRevisions { get; } = Of("apps", "v1", "ControllerRevision", "controllerrevisions");

    /// <summary>Gets jobs.</summary>
    public static KubernetesResource Jobs { get; } = Of("batch", "v1", "Job", "jobs");

    /// <summary>Gets cron jobs.</summary>
    public static KubernetesResource CronJobs { get; } = Of("batch", "v1", "CronJob", "cronjobs");

    /// <summary>Gets endpoint slices.</summary>
    public static KubernetesResource EndpointSlices { get; } = Of("discovery.k8s.io", "v1", "EndpointSlice", "endpointslices");

    /// <summary>Gets network policies.</summary>
    public static KubernetesResource NetworkPolicies { get; } = Of("networking.k8s.io", "v1", "NetworkPolicy", "networkpolicies");

    /// <summary>Gets ingresses.</summary>
    public static KubernetesResource Ingresses { get; } = Of("networking.k8s.io", "v1", "Ingress", "ingresses");

    /// <summary>Gets ingress classes.</summary>
    public static KubernetesResource IngressClasses { get; } = Of("networking.k8s.io", "v1", "IngressClass", "ingressclasses", namespaced: false);

    /// <summary>Gets routes of the Gateway API.</summary>
    public static KubernetesResource HttpRoutes { get; } = Of("gateway.networking.k8s.io", "v1", "HTTPRoute", "httproutes");

    /// <summary>Gets virtual services of Istio.</summary>
    public static KubernetesResource VirtualServices { get; } = Of("networking.istio.io", "v1", "VirtualService", "virtualservices");

    /// <summary>Gets storage classes.</summary>
    public static KubernetesResource StorageClasses { get; } = Of("storage.k8s.io", "v1", "StorageClass", "storageclasses", namespaced: false);

    /// <summary>Gets attachments of volumes.</summary>
    public static KubernetesResource VolumeAttachments { get; } =
        Of("storage.k8s.io", "v1", "VolumeAttachment", "volumeattachments", namespaced: false);

    /// <summary>Gets roles.</summary>
    public static KubernetesResource Roles { get; } = Of("rbac.authorization.k8s.io", "v1", "Role", "roles");

    /// <summary>Gets role bindings.</summary>
    public static KubernetesResource RoleBindings { get; } = Of("rbac.authorization.k8s.io", "v1", "RoleBinding", "rolebindings");

    /// <summary>Gets cluster roles.</summary>
    public static KubernetesResource ClusterRoles { get; } =
        Of("rbac.authorization.k8s.io", "v1", "ClusterRole", "clusterroles", namespaced: false);

    /// <summary>Gets cluster role bindings.</summary>
    public static KubernetesResource ClusterRoleBindings { get; } =
        Of("rbac.authorization.k8s.io", "v1", "ClusterRoleBinding", "clusterrolebindings", namespaced: false);

    /// <summary>Gets mutating webhooks.</summary>
    public static KubernetesResource MutatingWebhookConfigurations { get; } = Of(
        "admissionregistration.k8s.io", "v1", "MutatingWebhookConfiguration", "mutatingwebhookconfigurations", namespaced: false);

    /// <summary>Gets validating webhooks.</summary>
    public static KubernetesResource ValidatingWebhookConfigurations { get; } = Of(
        "admissionregistration.k8s.io", "v1", "ValidatingWebhookConfiguration", "validatingwebhookconfigurations", namespaced: false);

    /// <summary>Gets horizontal pod autoscalers.</summary>
    public static KubernetesResource HorizontalPodAutoscalers { get; } =
        Of("autoscaling", "v2", "HorizontalPodAutoscaler", "horizontalpodautoscalers");

    /// <summary>Gets pod disruption budgets.</summary>
    public static KubernetesResource PodDisruptionBudgets { get; } = Of("policy", "v1", "PodDisruptionBudget", "poddisruptionbudgets");

    /// <summary>Gets priority classes.</summary>
    public static KubernetesResource PriorityClasses { get; } =
        Of("scheduling.k8s.io", "v1", "PriorityClass", "priorityclasses", namespaced: false);

    /// <summary>Gets leases.</summary>
    public static KubernetesResource Leases { get; } = Of("coordination.k8s.io", "v1", "Lease", "leases");

    private static readonly KubernetesResource[] s_all =
    [
        Namespaces, Nodes, Pods, Services, Endpoints, ConfigMaps, ServiceAccounts, Events, PersistentVolumeClaims, PersistentVolumes, ResourceQuotas,
        LimitRanges, Deployments, ReplicaSets, StatefulSets, DaemonSets, ControllerRevisions, Jobs, CronJobs, EndpointSlices, NetworkPolicies,
        Ingresses, IngressClasses, HttpRoutes, VirtualServices, StorageClasses, VolumeAttachments, Roles, RoleBindings, ClusterRoles, ClusterRoleBindings,
        MutatingWebhookConfigurations, ValidatingWebhookConfigurations, HorizontalPodAutoscalers, PodDisruptionBudgets, PriorityClasses, Leases,
    ];

    /// <summary>The resource that holds an object, or null when Autoheal does not know its kind.</summary>
    internal static KubernetesResource? For(ResourceRef reference) =>
        Array.Find(s_all, resource => resource.Kind == reference.Kind && resource.Group == reference.Group);

    /// <summary>The resource by its group and its name in URLs, or null when Autoheal does not know it.</summary>
    internal static KubernetesResource? Find(string group, string plural) =>
        Array.Find(s_all, resource => resource.Plural == plural && resource.Group == group);

    private static KubernetesResource Core(string kind, string plural, bool namespaced = true) => Of("", "v1", kind, plural, namespaced);

    private static KubernetesResource Of(string group, string version, string kind, string plural, bool namespaced = true) =>
        new() { Group = group, Version = version, Kind = kind, Plural = plural, Namespaced = namespaced };
}
