namespace Autoheal.Kubernetes.Model;

/// <summary>How a container fares, as the kubelet reports it. Immutable.</summary>
public sealed class ContainerStatus
{
    /// <summary>Gets the container's name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets a value indicating whether it is an init container.</summary>
    public bool Init { get; init; }

    /// <summary>Gets a value indicating whether it serves.</summary>
    public bool Ready { get; init; }

    /// <summary>Gets whether its startup probe has succeeded, or it has none; null when the kubelet does not say.</summary>
    public bool? Started { get; init; }

    /// <summary>Gets the digest of the image that it really runs, as the runtime writes it; empty while there is none.</summary>
    public string ImageId { get; init; } = "";

    /// <summary>Gets how often it was started again.</summary>
    public int RestartCount { get; init; }

    /// <summary>Gets the state now.</summary>
    public ContainerState Current { get; init; } = ContainerState.Unknown;

    /// <summary>Gets how the run before ended.</summary>
    public ContainerState Last { get; init; } = ContainerState.Unknown;

    /// <summary>Gets the end of a run that is known: the current state if it is an end, else the run before; null when there is none.</summary>
    public ContainerState? LastEnd => Current.Phase == ContainerPhase.Terminated ? Current
        : Last.Phase == ContainerPhase.Terminated ? Last
        : null;
}
