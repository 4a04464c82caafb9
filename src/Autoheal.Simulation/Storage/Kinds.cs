namespace Autoheal.Simulation.Storage;

/// <summary>Every kind that the simulated cluster stores.</summary>
internal static class Kinds
{
    private static readonly string[] s_all = ["all"];

    public static ObjectKind Namespace { get; } =
        new() { Group = "", Version = "v1", Kind = "Namespace", Plural = "namespaces", Singular = "namespace", Namespaced = false, ShortNames = ["ns"], HasStatus = true };

    public static ObjectKind Node { get; } =
        new() { Group = "", Version = "v1", Kind = "Node", Plural = "nodes", Singular = "node", Namespaced = false, ShortNames = ["no"], HasStatus = true };

    public static ObjectKind Pod { get; } =
        new() { Group = "", Version = "v1", Kind = "Pod", Plural = "pods", Singular = "pod", ShortNames = ["po"], Categories = s_all, HasStatus = true };

    public static ObjectKind Service { get; } =
        new() { Group = "", Version = "v1", Kind = "Service", Plural = "services", Singular = "service", ShortNames = ["svc"], Categories = s_all, HasStatus = true };

    public static ObjectKind Endpoints { get; } =
        new() { Group = "", Version = "v1", Kind = "Endpoints", Plural = "endpoints", Singular = "endpoints", ShortNames = ["ep"] };

    public static ObjectKind ConfigMap { get; } =
        new() { Group = "", Version = "v1", Kind = "ConfigMap", Plural = "configmaps", Singular = "configmap", ShortNames = ["cm"] };

    public static ObjectKind Secret { get; } =
        new() { Group = "", Version = "v1", Kind = "Secret", Plural = "secrets", Singular = "secret" };

    public static ObjectKind ServiceAccount { get; } =
        new() { Group = "", Version = "v1", Kind = "ServiceAccount", Plural = "serviceaccounts", Singular = "serviceaccount", ShortNames = ["sa"] };

    public static ObjectKind Event { get; } =
        new() { Group = "", Version = "v1", Kind = "Event", Plural = "events", Singular = "event", ShortNames = ["ev"] };

    public static ObjectKind Deployment { get; } =
        new()
        {
            Group = "apps", Version = "v1", Kind = "Deployment", Plural = "deployments", Singular = "deployment", ShortNames = ["deploy"],
            Categories = s_all, HasStatus = true, HasScale = true, TracksGeneration = true,
        };

    public static ObjectKind ReplicaSet { get; } =
        new()
        {
            Group = "apps", Version = "v1", Kind = "ReplicaSet", Plural = "replicasets", Singular = "replicaset", ShortNames = ["rs"],
            Categories = s_all, HasStatus = true, HasScale = true, TracksGeneration = true,
        };

    public static ObjectKind HorizontalPodAutoscaler { get; } =
        new()
        {
            Group = "autoscaling", Version = "v2", Kind = "HorizontalPodAutoscaler", Plural = "horizontalpodautoscalers",
            Singular = "horizontalpodautoscaler", ShortNames = ["hpa"], Categories = s_all, HasStatus = true,
        };

    public static ObjectKind PodDisruptionBudget { get; } =
        new()
        {
            Group = "policy", Version = "v1", Kind = "PodDisruptionBudget", Plural = "poddisruptionbudgets",
            Singular = "poddisruptionbudget", ShortNames = ["pdb"], HasStatus = true, TracksGeneration = true,
        };

    public static ObjectKind EndpointSlice { get; } =
        new() { Group = "discovery.k8s.io", Version = "v1", Kind = "EndpointSlice", Plural = "endpointslices", Singular = "endpointslice", TracksGeneration = true };

    public static ObjectKind Lease { get; } =
        new() { Group = "coordination.k8s.io", Version = "v1", Kind = "Lease", Plural = "leases", Singular = "lease" };

    /// <summary>All kinds; the core group first, then by group.</summary>
    public static IReadOnlyList<ObjectKind> All { get; } =
    [
        Namespace, Node, Pod, Service, Endpoints, ConfigMap, Secret, ServiceAccount, Event,
        Deployment, ReplicaSet, HorizontalPodAutoscaler, PodDisruptionBudget, EndpointSlice, Lease,
    ];
}
