namespace Autoheal.Simulation.Storage;

/// <summary>Every kind that the simulated cluster stores from the start.</summary>
internal static class Kinds
{
    public static ObjectKind ConfigMap { get; } = Core("ConfigMap", "configmaps", "cm");

    public static ObjectKind Endpoints { get; } = new() { Group = "", Version = "v1", Kind = "Endpoints", Plural = "endpoints", Singular = "endpoints", ShortNames = ["ep"] };

    public static ObjectKind Event { get; } = Core("Event", "events", "ev");

    public static ObjectKind LimitRange { get; } = Core("LimitRange", "limitranges", "limits");

    public static ObjectKind Namespace { get; } = Core("Namespace", "namespaces", "ns", Trait.Cluster | Trait.Status);

    public static ObjectKind Node { get; } = Core("Node", "nodes", "no", Trait.Cluster | Trait.Status);

    public static ObjectKind PersistentVolumeClaim { get; } = Core("PersistentVolumeClaim", "persistentvolumeclaims", "pvc", Trait.Status);

    public static ObjectKind PersistentVolume { get; } = Core("PersistentVolume", "persistentvolumes", "pv", Trait.Cluster | Trait.Status);

    public static ObjectKind Pod { get; } = Core("Pod", "pods", "po", Trait.All | Trait.Status);

    public static ObjectKind ReplicationController { get; } =
        Core("ReplicationController", "replicationcontrollers", "rc", Trait.All | Trait.Status | Trait.Scale | Trait.Generation);

    public static ObjectKind ResourceQuota { get; } = Core("ResourceQuota", "resourcequotas", "quota", Trait.Status);

    public static ObjectKind Secret { get; } = Core("Secret", "secrets", null);

    public static ObjectKind ServiceAccount { get; } = Core("ServiceAccount", "serviceaccounts", "sa");

    public static ObjectKind Service { get; } = Core("Service", "services", "svc", Trait.All | Trait.Status);

    public static ObjectKind ControllerRevision { get; } = Grouped("apps", "ControllerRevision", "controllerrevisions", null);

    public static ObjectKind DaemonSet { get; } = Grouped("apps", "DaemonSet", "daemonsets", "ds", Trait.All | Trait.Status | Trait.Generation);

    public static ObjectKind Deployment { get; } =
        Grouped("apps", "Deployment", "deployments", "deploy", Trait.All | Trait.Status | Trait.Scale | Trait.Generation);

    public static ObjectKind ReplicaSet { get; } =
        Grouped("apps", "ReplicaSet", "replicasets", "rs", Trait.All | Trait.Status | Trait.Scale | Trait.Generation);

    public static ObjectKind StatefulSet { get; } =
        Grouped("apps", "StatefulSet", "statefulsets", "sts", Trait.All | Trait.Status | Trait.Scale | Trait.Generation);

    public static ObjectKind HorizontalPodAutoscaler { get; } = new()
    {
        Group = "autoscaling", Version = "v2", Kind = "HorizontalPodAutoscaler", Plural = "horizontalpodautoscalers",
        Singular = "horizontalpodautoscaler", ShortNames = ["hpa"], Categories = ["all"], HasStatus = true,
    };

    public static ObjectKind CronJob { get; } = Grouped("batch", "CronJob", "cronjobs", "cj", Trait.All | Trait.Status | Trait.Generation);

    public static ObjectKind Job { get; } = Grouped("batch", "Job", "jobs", null, Trait.All | Trait.Status | Trait.Generation);

    public static ObjectKind IngressClass { get; } = Grouped("networking.k8s.io", "IngressClass", "ingressclasses", null, Trait.Cluster | Trait.Generation);

    public static ObjectKind Ingress { get; } = Grouped("networking.k8s.io", "Ingress", "ingresses", "ing", Trait.Status | Trait.Generation);

    public static ObjectKind NetworkPolicy { get; } = Grouped("networking.k8s.io", "NetworkPolicy", "networkpolicies", "netpol", Trait.Generation);

    public static ObjectKind PodDisruptionBudget { get; } =
        Grouped("policy", "PodDisruptionBudget", "poddisruptionbudgets", "pdb", Trait.Status | Trait.Generation);

    public static ObjectKind ClusterRoleBinding { get; } =
        Grouped("rbac.authorization.k8s.io", "ClusterRoleBinding", "clusterrolebindings", null, Trait.Cluster);

    public static ObjectKind ClusterRole { get; } = Grouped("rbac.authorization.k8s.io", "ClusterRole", "clusterroles", null, Trait.Cluster);

    public static ObjectKind RoleBinding { get; } = Grouped("rbac.authorization.k8s.io", "RoleBinding", "rolebindings", null);

    public static ObjectKind Role { get; } = Grouped("rbac.authorization.k8s.io", "Role", "roles", null);

    public static ObjectKind StorageClass { get; } = Grouped("storage.k8s.io", "StorageClass", "storageclasses", "sc", Trait.Cluster);

    public static ObjectKind VolumeAttachment { get; } =
        Grouped("storage.k8s.io", "VolumeAttachment", "volumeattachments", null, Trait.Cluster | Trait.Status);

    public static ObjectKind MutatingWebhookConfiguration { get; } =
        Grouped("admissionregistration.k8s.io", "MutatingWebhookConfiguration", "mutatingwebhookconfigurations", null, Trait.Cluster | Trait.Generation | Trait.Extension);

    public static ObjectKind ValidatingWebhookConfiguration { get; } =
        Grouped("admissionregistration.k8s.io", "ValidatingWebhookConfiguration", "validatingwebhookconfigurations", null, Trait.Cluster | Trait.Generation | Trait.Extension);

    public static ObjectKind CustomResourceDefinition { get; } = new()
    {
        Group = "apiextensions.k8s.io", Version = "v1", Kind = "CustomResourceDefinition", Plural = "customresourcedefinitions",
        Singular = "customresourcedefinition", ShortNames = ["crd", "crds"], Categories = ["api-extensions"], Namespaced = false, HasStatus = true, TracksGeneration = true,
    };

    public static ObjectKind PriorityClass { get; } = Grouped("scheduling.k8s.io", "PriorityClass", "priorityclasses", "pc", Trait.Cluster | Trait.Generation);

    public static ObjectKind Lease { get; } = Grouped("coordination.k8s.io", "Lease", "leases", null);

    public static ObjectKind EndpointSlice { get; } = Grouped("discovery.k8s.io", "EndpointSlice", "endpointslices", null, Trait.Generation);

    /// <summary>All kinds in the order of discovery: the core group first, then by the groups' priority, by name within a group.</summary>
    public static IReadOnlyList<ObjectKind> All { get; } =
    [
        ConfigMap, Endpoints, Event, LimitRange, Namespace, Node, PersistentVolumeClaim, PersistentVolume, Pod, ReplicationController, ResourceQuota,
        Secret, ServiceAccount, Service,
        ControllerRevision, DaemonSet, Deployment, ReplicaSet, StatefulSet,
        HorizontalPodAutoscaler, CronJob, Job,
        IngressClass, Ingress, NetworkPolicy, PodDisruptionBudget,
        ClusterRoleBinding, ClusterRole, RoleBinding, Role,
        StorageClass, VolumeAttachment, MutatingWebhookConfiguration, ValidatingWebhookConfiguration, CustomResourceDefinition,
        PriorityClass, Lease, EndpointSlice,
    ];

    private static ObjectKind Core(string kind, string plural, string? shortName, Trait traits = default) => Grouped("", kind, plural, shortName, traits);

    private static ObjectKind Grouped(string group, string kind, string plural, string? shortName, Trait traits = default) => new()
    {
        Group = group,
        Version = "v1",
        Kind = kind,
        Plural = plural,
        Singular = kind.ToLowerInvariant(),
        ShortNames = shortName is null ? [] : [shortName],
        Categories = traits.HasFlag(Trait.All) ? ["all"] : traits.HasFlag(Trait.Extension) ? ["api-extensions"] : [],
        Namespaced = !traits.HasFlag(Trait.Cluster),
        HasStatus = traits.HasFlag(Trait.Status),
        HasScale = traits.HasFlag(Trait.Scale),
        TracksGeneration = traits.HasFlag(Trait.Generation),
    };

    /// <summary>What sets a kind apart from the plainest one.</summary>
    [Flags]
    private enum Trait
    {
        None = 0,

        /// <summary>Outside of namespaces.</summary>
        Cluster = 1,

        /// <summary>A status subresource.</summary>
        Status = 2,

        /// <summary>A scale subresource.</summary>
        Scale = 4,

        /// <summary>Changes of the desired state are counted.</summary>
        Generation = 8,

        /// <summary>Part of <c>kubectl get all</c>.</summary>
        All = 16,

        /// <summary>Part of <c>kubectl get api-extensions</c>.</summary>
        Extension = 32,
    }
}
