using Autoheal.Incidents;

namespace Autoheal.Journal.Events;

/// <summary>Everything else is settled, but a temporary change is in place: the incident stays open until it is reverted.</summary>
public sealed record RevertScheduled : JournalEvent
{
    /// <summary>Gets the hash of the plan whose change is temporary.</summary>
    public required string PlanHash { get; init; }

    /// <summary>Gets the earliest time, in UTC; operation must have been normal for the whole time before.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Gets how the incident ends once that is done.</summary>
    public required IncidentEnd End { get; init; }

    /// <summary>Gets that end in one sentence.</summary>
    public required string Summary { get; init; }
}
