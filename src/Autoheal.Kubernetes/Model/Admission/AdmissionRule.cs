namespace Autoheal.Kubernetes.Model;

/// <summary>Which requests a webhook is asked about. Immutable.</summary>
public sealed class AdmissionRule
{
    /// <summary>Gets the operations: <c>CREATE</c>, <c>UPDATE</c>, <c>DELETE</c>, <c>CONNECT</c> or <c>*</c>.</summary>
    public IReadOnlyList<string> Operations { get; init; } = [];

    /// <summary>Gets the API groups; <c>*</c> means all.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Gets the resources; <c>*</c> means all.</summary>
    public IReadOnlyList<string> Resources { get; init; } = [];

    /// <summary>Whether it is about an operation on a resource.</summary>
    public bool Covers(string operation, string group, string resource) =>
        Has(Operations, operation) && Has(Groups, group) && (Has(Resources, resource) || Resources.Contains("*/*"));

    private static bool Has(IReadOnlyList<string> list, string item) => list.Contains("*") || list.Contains(item);
}
