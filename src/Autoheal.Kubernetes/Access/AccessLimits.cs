namespace Autoheal.Kubernetes.Access;

/// <summary>What a policy rules out whatever the circumstances, so that the API server can refuse it, too. <c>*</c> stands for any characters.</summary>
public sealed record AccessLimits
{
    /// <summary>Gets the only namespaces in which anything may be changed; empty when that is not limited.</summary>
    public IReadOnlyList<string> AllowedNamespaces { get; init; } = [];

    /// <summary>Gets the namespaces in which nothing may be changed.</summary>
    public IReadOnlyList<string> ProtectedNamespaces { get; init; } = [];

    /// <summary>Gets the kinds that may not be changed.</summary>
    public IReadOnlyList<string> UntouchableKinds { get; init; } = [];

    /// <summary>Whether a permission is for one of the kinds that may not be changed.</summary>
    internal bool Forbids(string resource) => UntouchableKinds.Any(kind => Plural(kind) == resource.Split('/')[0]);

    private static string Plural(string kind)
    {
        var name = kind.ToLowerInvariant();
        return name.EndsWith('y') ? name[..^1] + "ies" : name.EndsWith('s') ? name + "es" : name + "s";
    }
}
