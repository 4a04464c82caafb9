using Autoheal.Incidents;

namespace Autoheal.Hosting.Incidents;

/// <summary>Which object something is about.</summary>
public sealed record ObjectView
{
    /// <summary>Gets the kind, for instance <c>Deployment</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Gets the namespace; empty for cluster-scoped kinds.</summary>
    public required string Namespace { get; init; }

    /// <summary>Gets the name.</summary>
    public required string Name { get; init; }

    /// <summary>The view of a reference.</summary>
    public static ObjectView Of(ResourceRef resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return new() { Kind = resource.Kind, Namespace = resource.Namespace, Name = resource.Name };
    }
}
