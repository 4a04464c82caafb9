namespace Autoheal.Journal.Events;

/// <summary>A temporary change stays in place; a person has been told. Recorded as drift, too.</summary>
public sealed record RevertAbandoned : JournalEvent
{
    /// <summary>Gets the plan's hash.</summary>
    public required string PlanHash { get; init; }

    /// <summary>Gets why, one sentence.</summary>
    public required string Reason { get; init; }
}
