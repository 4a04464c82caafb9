namespace Autoheal.Catalogue;

/// <summary>One verb on one resource that an action needs, in the terms of Kubernetes RBAC.</summary>
public sealed record ActionPermission
{
    /// <summary>Gets the API group; empty for the core group.</summary>
    public string Group { get; init; } = "";

    /// <summary>Gets the resource, with its subresource if any: <c>deployments</c>, <c>pods/eviction</c>.</summary>
    public required string Resource { get; init; }

    /// <summary>Gets the verb: <c>get</c>, <c>list</c>, <c>patch</c>, <c>create</c> …</summary>
    public required string Verb { get; init; }

    /// <summary>Gets the only object's name; empty means every name.</summary>
    public string ResourceName { get; init; } = "";
}
