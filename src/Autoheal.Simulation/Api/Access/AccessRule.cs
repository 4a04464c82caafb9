namespace Autoheal.Simulation.Api.Access;

/// <summary>
/// Something a user may do, read as a rule of an RBAC role: every list must contain the request's value or <c>*</c>. A request is allowed when
/// any of the user's rules allows it.
/// </summary>
public sealed record AccessRule
{
    /// <summary>Verbs, such as <c>get</c>, <c>list</c>, <c>watch</c>, <c>patch</c>.</summary>
    public required IReadOnlyList<string> Verbs { get; init; }

    /// <summary>API groups; the empty string is the core group.</summary>
    public IReadOnlyList<string> ApiGroups { get; init; } = ["*"];

    /// <summary>Resources and subresources, such as <c>pods</c> and <c>pods/log</c>; <c>*/scale</c> is the scale of everything.</summary>
    public IReadOnlyList<string> Resources { get; init; } = [];

    /// <summary>Names of single objects; empty means all.</summary>
    public IReadOnlyList<string> ResourceNames { get; init; } = [];

    /// <summary>Namespaces, as a RoleBinding gives; null means everywhere, as a ClusterRoleBinding gives, cluster-scoped resources included.</summary>
    public IReadOnlyList<string>? Namespaces { get; init; }

    /// <summary>Plain paths, such as <c>/healthz</c> or <c>/metrics/*</c>.</summary>
    public IReadOnlyList<string> NonResourceUrls { get; init; } = [];
}
