using Autoheal.Incidents;

namespace Autoheal.Journal.Events;

/// <summary>The last record of an incident.</summary>
public sealed record IncidentClosed : JournalEvent
{
    /// <summary>Gets how it ended.</summary>
    public required IncidentEnd End { get; init; }

    /// <summary>Gets the end in one sentence.</summary>
    public required string Summary { get; init; }
}
