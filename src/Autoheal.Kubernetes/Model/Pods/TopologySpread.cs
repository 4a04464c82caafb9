namespace Autoheal.Kubernetes.Model;

/// <summary>How evenly pods must be spread. Immutable.</summary>
public sealed class TopologySpread
{
    /// <summary>Gets which pods are counted.</summary>
    public LabelSelector Pods { get; init; } = LabelSelector.Nothing;

    /// <summary>Gets the node label that says what a place is.</summary>
    public string TopologyKey { get; init; } = "";

    /// <summary>Gets how many pods one place may have more than another.</summary>
    public int MaxSkew { get; init; } = 1;

    /// <summary>Gets a value indicating whether a pod that would break it waits instead (<c>DoNotSchedule</c>).</summary>
    public bool Required { get; init; } = true;
}
