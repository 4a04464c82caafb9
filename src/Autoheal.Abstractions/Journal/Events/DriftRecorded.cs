using Autoheal.Incidents;

namespace Autoheal.Journal.Events;

/// <summary>A change was left in place that differs from what the owner declared; a person should settle it.</summary>
public sealed record DriftRecorded : JournalEvent
{
    /// <summary>Gets the object.</summary>
    public required ResourceRef Object { get; init; }

    /// <summary>Gets what was left and why, one sentence.</summary>
    public required string Text { get; init; }
}
