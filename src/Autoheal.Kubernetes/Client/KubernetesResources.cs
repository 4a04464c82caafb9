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

    private static readonly KubernetesResource[] s_all =
    [
        Namespaces, Nodes, Pods, Services, ConfigMaps, Events, Deployments, ReplicaSets,
        HorizontalPodAutoscalers, PodDisruptionBudgets,
    ];

    /// <summary>The resource that holds an object, or null when Autoheal does not know its kind.</summary>
    internal static KubernetesResource? For(ResourceRef reference) =>
        Array.Find(s_all, resource => resource.Kind == reference.Kind && resource.Group == reference.Group);
}
