namespace Autoheal.Journal.Events;

/// <summary>Nothing can be said yet; the incident will be looked at again.</summary>
public sealed record ObservationScheduled : JournalEvent
{
    /// <summary>Gets when, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Gets why, one clause.</summary>
    public required string Reason { get; init; }
}
