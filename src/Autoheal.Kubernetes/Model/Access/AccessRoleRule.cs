namespace Autoheal.Kubernetes.Model;

/// <summary>Verbs that are allowed on resources. Immutable.</summary>
public sealed class AccessRoleRule
{
    /// <summary>Gets the API groups; <c>*</c> means all.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Gets the resources, for instance <c>pods/log</c>; <c>*</c> means all.</summary>
    public IReadOnlyList<string> Resources { get; init; } = [];

    /// <summary>Gets the names of the objects; none means all.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Gets the verbs; <c>*</c> means all.</summary>
    public IReadOnlyList<string> Verbs { get; init; } = [];

    internal bool Allows(AccessQuestion question) =>
        Has(Verbs, question.Verb) && Has(Groups, question.Group) && HasResource(question.Resource)
        && (Names.Count == 0 || Names.Contains(question.Name));

    private bool HasResource(string resource)
    {
        var slash = resource.IndexOf('/', StringComparison.Ordinal);
        return Has(Resources, resource) || (slash > 0 && Resources.Contains(string.Concat("*", resource.AsSpan(slash))));
    }

    private static bool Has(IReadOnlyList<string> list, string item) => list.Contains("*") || list.Contains(item);
}
