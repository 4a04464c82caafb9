namespace Autoheal.Kubernetes.Client;

/// <summary>How a list is narrowed and paged.</summary>
public sealed record KubernetesListOptions
{
    /// <summary>Gets a label selector such as <c>app=api</c>; empty selects all.</summary>
    public string LabelSelector { get; init; } = "";

    /// <summary>Gets a field selector such as <c>spec.nodeName=n1</c>; empty selects all.</summary>
    public string FieldSelector { get; init; } = "";

    /// <summary>Gets the greatest number of objects a page; 500 by default.</summary>
    public int PageSize { get; init; } = 500;
}
