namespace Autoheal.Journal.Events;

/// <summary>A plan will not be executed; what was approved for it is worth nothing any more.</summary>
public sealed record PlanVoided : JournalEvent
{
    /// <summary>Gets the plan's hash.</summary>
    public required string PlanHash { get; init; }

    /// <summary>Gets a stable code: one of <see cref="VoidCodes"/>.</summary>
    public required string Code { get; init; }

    /// <summary>Gets why, one sentence.</summary>
    public required string Reason { get; init; }
}
