using Autoheal.Catalogue;

namespace Autoheal.Kubernetes.Execution;

/// <summary>The permissions that several actions share.</summary>
internal static class Permissions
{
    /// <summary>Gets what reading a Deployment, its history and its pods, and the cluster's id, needs.</summary>
    public static IReadOnlyList<ActionPermission> ReadWorkload { get; } =
    [
        Of("", "namespaces", "get"),
        Of("apps", "deployments", "get"),
        Of("apps", "deployments", "list"),
        Of("apps", "replicasets", "list"),
        Of("", "pods", "list"),
    ];

    public static ActionPermission PatchDeployments { get; } = Of("apps", "deployments", "patch");

    public static ActionPermission Of(string group, string resource, string verb) =>
        new() { Group = group, Resource = resource, Verb = verb };
}
