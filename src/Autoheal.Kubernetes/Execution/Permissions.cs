using Autoheal.Catalogue;

namespace Autoheal.Kubernetes.Execution;

/// <summary>The permissions that several actions share.</summary>
internal static class Permissions
{
    /// <summary>Gets what seeing Deployments, their history and their pods, and the cluster's id, needs.</summary>
    public static IReadOnlyList<ActionPermission> ListWorkloads { get; } =
    [
        Of("", "namespaces", "get"),
        Of("apps", "deployments", "list"),
        Of("apps", "replicasets", "list"),
        Of("", "pods", "list"),
    ];

    /// <summary>Gets what reading the one Deployment that an action is for needs as well.</summary>
    public static IReadOnlyList<ActionPermission> ReadWorkload { get; } = [.. ListWorkloads, Of("apps", "deployments", "get")];

    /// <summary>Gets what reading the template of an earlier revision, and what it references, needs as well.</summary>
    public static IReadOnlyList<ActionPermission> ReadRevisions { get; } =
        [.. ReadWorkload, Of("apps", "replicasets", "get"), Of("", "configmaps", "list")];

    /// <summary>Gets what changing a Deployment needs.</summary>
    public static ActionPermission PatchDeployments { get; } = Of("apps", "deployments", "patch");

    public static ActionPermission Of(string group, string resource, string verb) =>
        new() { Group = group, Resource = resource, Verb = verb };
}
