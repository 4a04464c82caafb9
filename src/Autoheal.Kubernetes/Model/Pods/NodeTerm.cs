namespace Autoheal.Kubernetes.Model;

/// <summary>Conditions on a node, all of which must hold. Immutable.</summary>
public sealed class NodeTerm
{
    /// <summary>Gets the conditions on its labels.</summary>
    public IReadOnlyList<LabelRequirement> Labels { get; init; } = [];

    /// <summary>Gets the conditions on its fields; the only one is <c>metadata.name</c>.</summary>
    public IReadOnlyList<LabelRequirement> Fields { get; init; } = [];

    /// <summary>Whether a node satisfies it. A term without conditions is satisfied by none.</summary>
    public bool Accepts(Node node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return Labels.Count + Fields.Count > 0
            && Labels.All(requirement => requirement.AcceptsValue(node.Metadata.Labels.Find(requirement.Key)))
            && Fields.All(requirement => requirement.AcceptsValue(requirement.Key == "metadata.name" ? node.Name : null));
    }
}
