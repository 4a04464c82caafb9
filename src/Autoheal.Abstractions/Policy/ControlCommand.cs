namespace Autoheal.Policy;

/// <summary>A turn of the kill switch.</summary>
public sealed record ControlCommand
{
    /// <summary>Gets the mode to go to.</summary>
    public required ControlMode Mode { get; init; }

    /// <summary>Gets the name of the cluster that it is about; null means all.</summary>
    public string? Cluster { get; init; }

    /// <summary>Gets why, at most 500 characters.</summary>
    public string? Reason { get; init; }
}
