using Autoheal.Incidents;

namespace Autoheal.Journal.Events;

/// <summary>The end of an incident. After it only what people ask is recorded: it changes nothing of how the incident ended.</summary>
public sealed record IncidentClosed : JournalEvent
{
    /// <summary>Gets how it ended.</summary>
    public required IncidentEnd End { get; init; }

    /// <summary>Gets the end in one sentence.</summary>
    public required string Summary { get; init; }
}
