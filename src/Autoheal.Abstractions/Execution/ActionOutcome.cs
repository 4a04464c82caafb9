namespace Autoheal.Execution;

/// <summary>How an execution ended.</summary>
public sealed record ActionOutcome
{
    /// <summary>Gets the status.</summary>
    public ActionStatus Status { get; init; }

    /// <summary>Gets one clause for people, for instance <c>dry-run as planned · patched</c>. No values of guarded fields.</summary>
    public required string Message { get; init; }
}
