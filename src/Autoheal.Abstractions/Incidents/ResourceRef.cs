using System.Text.Json.Serialization;

namespace Autoheal.Incidents;

/// <summary>
/// One object in one cluster. A reference without a <see cref="Uid"/> nominates whatever bears the name; with one it means that
/// very object and no successor of the same name.
/// </summary>
public sealed record ResourceRef
{
    /// <summary>Gets the cluster's id: the uid of its <c>kube-system</c> namespace. Empty while not yet known.</summary>
    public string ClusterId { get; init; } = "";

    /// <summary>Gets the API group; empty for the core group.</summary>
    public string Group { get; init; } = "";

    /// <summary>Gets the kind, for instance <c>Deployment</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Gets the namespace; empty for cluster-scoped kinds.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>Gets the name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the uid; empty when only the name is known.</summary>
    public string Uid { get; init; } = "";

    /// <summary>Gets <c>namespace/name</c>, or the name alone for cluster-scoped kinds.</summary>
    [JsonIgnore]
    public string Path => Namespace.Length == 0 ? Name : $"{Namespace}/{Name}";

    /// <summary>Whether both name the same place (cluster, group, kind, namespace, name), whatever the uids.</summary>
    public bool SamePlaceAs(ResourceRef other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return ClusterId == other.ClusterId && Group == other.Group && Kind == other.Kind
            && Namespace == other.Namespace && Name == other.Name;
    }

    /// <summary>The kind and path, for instance <c>Deployment checkout/api</c>.</summary>
    public override string ToString() => $"{Kind} {Path}";
}
