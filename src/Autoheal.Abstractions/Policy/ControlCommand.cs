namespace Autoheal.Policy;

/// <summary>A turn of the kill switch.</summary>
public sealed record ControlCommand
{
    /// <summary>Gets the mode to go to.</summary>
    public required ControlMode Mode { get; init; }

    /// <summary>Gets why, at most 500 characters.</summary>
    public string? Reason { get; init; }
}
