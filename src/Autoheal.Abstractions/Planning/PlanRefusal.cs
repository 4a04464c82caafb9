using Autoheal.Reasoning;

namespace Autoheal.Planning;

/// <summary>Why a suggested action did not become a plan.</summary>
public sealed record PlanRefusal
{
    /// <summary>Gets the cause that it was suggested for.</summary>
    public required CauseCode Cause { get; init; }

    /// <summary>Gets the action.</summary>
    public required string Action { get; init; }

    /// <summary>Gets the target's kind and path.</summary>
    public required string Target { get; init; }

    /// <summary>Gets a stable code, for instance <c>paused</c> or <c>at-owner</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Gets one sentence for people.</summary>
    public required string Reason { get; init; }
}
