namespace Autoheal.Kubernetes.Model;

/// <summary>With which pods a place must or must not be shared. Immutable.</summary>
public sealed class PodAffinityTerm
{
    /// <summary>Gets which pods.</summary>
    public LabelSelector Pods { get; init; } = LabelSelector.Nothing;

    /// <summary>Gets the namespaces of those pods; none means that of the pod itself.</summary>
    public IReadOnlyList<string> Namespaces { get; init; } = [];

    /// <summary>Gets the node label that says what a place is, for instance <c>kubernetes.io/hostname</c>.</summary>
    public string TopologyKey { get; init; } = "";
}
