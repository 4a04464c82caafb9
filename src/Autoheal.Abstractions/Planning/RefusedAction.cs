namespace Autoheal.Planning;

/// <summary>A precondition does not hold.</summary>
public sealed class RefusedAction : ActionPreparation
{
    /// <summary>Gets a stable code, for instance <c>paused</c> or <c>hpa-owns-replicas</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Gets which precondition failed, and what would be right; one sentence.</summary>
    public required string Reason { get; init; }
}
