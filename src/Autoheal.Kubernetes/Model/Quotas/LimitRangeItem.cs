namespace Autoheal.Kubernetes.Model;

/// <summary>What a LimitRange says about one kind of thing. Immutable.</summary>
public sealed class LimitRangeItem
{
    /// <summary>Gets what it is about: <c>Container</c>, <c>Pod</c> or <c>PersistentVolumeClaim</c>.</summary>
    public string Type { get; init; } = "";

    /// <summary>Gets the most.</summary>
    public ResourceAmounts Max { get; init; } = ResourceAmounts.None;

    /// <summary>Gets the least.</summary>
    public ResourceAmounts Min { get; init; } = ResourceAmounts.None;

    /// <summary>Gets the limits of containers that name none.</summary>
    public ResourceAmounts DefaultLimits { get; init; } = ResourceAmounts.None;

    /// <summary>Gets the requests of containers that name none.</summary>
    public ResourceAmounts DefaultRequests { get; init; } = ResourceAmounts.None;
}
