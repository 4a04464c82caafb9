namespace Autoheal.Kubernetes.Model;

/// <summary>Whether a ServiceAccount may do something. Immutable; compared by value.</summary>
public sealed record AccessQuestion
{
    /// <summary>Gets the account's namespace.</summary>
    public required string AccountNamespace { get; init; }

    /// <summary>Gets the account.</summary>
    public required string Account { get; init; }

    /// <summary>Gets the verb, for instance <c>list</c>.</summary>
    public required string Verb { get; init; }

    /// <summary>Gets the API group; empty for the core group.</summary>
    public string Group { get; init; } = "";

    /// <summary>Gets the resource, for instance <c>configmaps</c> or <c>pods/log</c>.</summary>
    public required string Resource { get; init; }

    /// <summary>Gets the namespace; empty for cluster-scoped resources or all namespaces.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>Gets the object; empty when it is about none in particular.</summary>
    public string Name { get; init; } = "";
}
