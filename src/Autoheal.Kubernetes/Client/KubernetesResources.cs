using Autoheal.Incidents;

namespace Autoheal.Kubernetes.Client;

/// <summary>The resources that Autoheal reads or writes.</summary>
public static class KubernetesResources
{
    /// <summary>Gets namespaces.</summary>
    public static KubernetesResource Namespaces { get; } =
        new() { Version = "v1", Kind = "Namespace", Plural = "namespaces", Namespaced = false };

    /// <summary>Gets nodes.</summary>
    public static KubernetesResource Nodes { get; } = new() { Version = "v1", Kind = "Node", Plural = "nodes", Namespaced = false };

    /// <summary>Gets pods.</summary>
    public static KubernetesResource Pods { get; } = new() { Version = "v1", Kind = "Pod", Plural = "pods" };

    /// <summary>Gets services.</summary>
    public static KubernetesResource Services { get; } = new() { Version = "v1", Kind = "Service", Plural = "services" };

    /// <summary>Gets config maps.</summary>
    public static KubernetesResource ConfigMaps { get; } = new() { Version = "v1", Kind = "ConfigMap", Plural = "configmaps" };

    /// <summary>Gets events of the core group.</summary>
    public static KubernetesResource Events { get; } = new() { Version = "v1", Kind = "Event", Plural = "events" };

    /// <summary>Gets deployments.</summary>
    public static KubernetesResource Deployments { get; } =
        new() { Group = "apps", Version = "v1", Kind = "Deployment", Plural = "deployments" };

    /// <summary>Gets replica sets.</summary>
    public static KubernetesResource ReplicaSets { get; } =
        new() { Group = "apps", Version = "v1", Kind = "ReplicaSet", Plural = "replicasets" };

    /// <summary>Gets horizontal pod autoscalers.</summary>
    public static KubernetesResource HorizontalPodAutoscalers { get; } =
        new() { Group = "autoscaling", Version = "v2", Kind = "HorizontalPodAutoscaler", Plural = "horizontalpodautoscalers" };

    /// <summary>Gets pod disruption budgets.</summary>
    public static KubernetesResource PodDisruptionBudgets { get; } =
        new() { Group = "policy", Version = "v1", Kind = "PodDisruptionBudget", Plural = "poddisruptionbudgets" };

    /// <summary>Gets stateful sets.</summary>
    public static KubernetesResource StatefulSets { get; } =
        new() { Group = "apps", Version = "v1", Kind = "StatefulSet", Plural = "statefulsets" };

    /// <summary>Gets daemon sets.</summary>
    public static KubernetesResource DaemonSets { get; } =
        new() { Group = "apps", Version = "v1", Kind = "DaemonSet", Plural = "daemonsets" };

    /// <summary>Gets the revisions of stateful sets and daemon sets.</summary>
    public static KubernetesResource ControllerRevisions { get; } =
        new() { Group = "apps", Version = "v1", Kind = "ControllerRevision", Plural = "controllerrevisions" };

    /// <summary>Gets jobs.</summary>
    public static KubernetesResource Jobs { get; } = new() { Group = "batch", Version = "v1", Kind = "Job", Plural = "jobs" };

    /// <summary>Gets cron jobs.</summary>
    public static KubernetesResource CronJobs { get; } = new() { Group = "batch", Version = "v1", Kind = "CronJob", Plural = "cronjobs" };

    /// <summary>Gets persistent volume claims.</summary>
    public static KubernetesResource PersistentVolumeClaims { get; } =
        new() { Version = "v1", Kind = "PersistentVolumeClaim", Plural = "persistentvolumeclaims" };

    /// <summary>Gets storage classes.</summary>
    public static KubernetesResource StorageClasses { get; } =
        new() { Group = "storage.k8s.io", Version = "v1", Kind = "StorageClass", Plural = "storageclasses", Namespaced = false };

    /// <summary>Gets resource quotas.</summary>
    public static KubernetesResource ResourceQuotas { get; } = new() { Version = "v1", Kind = "ResourceQuota", Plural = "resourcequotas" };

    /// <summary>Gets limit ranges.</summary>
    public static KubernetesResource LimitRanges { get; } = new() { Version = "v1", Kind = "LimitRange", Plural = "limitranges" };

    /// <summary>Gets endpoint slices.</summary>
    public static KubernetesResource EndpointSlices { get; } =
        new() { Group = "discovery.k8s.io", Version = "v1", Kind = "EndpointSlice", Plural = "endpointslices" };

    /// <summary>Gets routes of the Gateway API.</summary>
    public static KubernetesResource HttpRoutes { get; } =
        new() { Group = "gateway.networking.k8s.io", Version = "v1", Kind = "HTTPRoute", Plural = "httproutes" };

    /// <summary>Gets virtual services of Istio.</summary>
    public static KubernetesResource VirtualServices { get; } =
        new() { Group = "networking.istio.io", Version = "v1", Kind = "VirtualService", Plural = "virtualservices" };

    private static readonly KubernetesResource[] s_all =
    [
        Namespaces, Nodes, Pods, Services, ConfigMaps, Events, Deployments, ReplicaSets,
        HorizontalPodAutoscalers, PodDisruptionBudgets, StatefulSets, DaemonSets, ControllerRevisions, Jobs, CronJobs,
        PersistentVolumeClaims, StorageClasses, ResourceQuotas, LimitRanges, EndpointSlices, HttpRoutes, VirtualServices,
    ];

    /// <summary>The resource that holds an object, or null when Autoheal does not know its kind.</summary>
    internal static KubernetesResource? For(ResourceRef reference) =>
        Array.Find(s_all, resource => resource.Kind == reference.Kind && resource.Group == reference.Group);
}
