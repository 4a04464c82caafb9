using Autoheal.Catalogue;

namespace Autoheal.Kubernetes.Execution;

/// <summary>The permissions that several actions share.</summary>
internal static class Permissions
{
    /// <summary>Gets what telling the cluster from others needs.</summary>
    public static ActionPermission IdentifyCluster { get; } = new() { Resource = "namespaces", Verb = "get", ResourceName = "kube-system" };

    /// <summary>Gets what seeing Deployments, their history and all pods, and the cluster's id, needs.</summary>
    public static IReadOnlyList<ActionPermission> ListWorkloads { get; } =
    [
        IdentifyCluster,
        Of("apps", "deployments", "list"),
        Of("apps", "replicasets", "list"),
        Of("", "pods", "list"),
    ];

    /// <summary>Gets what reading the one workload that an action is for, or that a pod belongs to, needs as well.</summary>
    public static IReadOnlyList<ActionPermission> ReadWorkload { get; } =
    [
        .. ListWorkloads,
        Of("apps", "deployments", "get"),
        Of("apps", "statefulsets", "get"),
        Of("apps", "daemonsets", "get"),
    ];

    /// <summary>Gets what reading the template of an earlier revision, and what it references, needs as well.</summary>
    public static IReadOnlyList<ActionPermission> ReadRevisions { get; } =
    [
        .. ReadWorkload,
        Of("apps", "replicasets", "get"),
        Of("apps", "controllerrevisions", "list"),
        Of("apps", "controllerrevisions", "get"),
        Of("", "configmaps", "list"),
    ];

    /// <summary>Gets what changing workloads needs.</summary>
    public static IReadOnlyList<ActionPermission> PatchWorkloads { get; } =
        [Of("apps", "deployments", "patch"), Of("apps", "statefulsets", "patch"), Of("apps", "daemonsets", "patch")];

    public static ActionPermission Of(string group, string resource, string verb) =>
        new() { Group = group, Resource = resource, Verb = verb };
}
