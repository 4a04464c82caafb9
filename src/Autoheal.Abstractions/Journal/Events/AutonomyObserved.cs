using Autoheal.Policy;

namespace Autoheal.Journal.Events;

/// <summary>How an action ended, as evidence for or against its class; appended together with the end itself.</summary>
public sealed record AutonomyObserved : JournalEvent
{
    /// <summary>Gets the class.</summary>
    public required ActionClass Class { get; init; }

    /// <summary>Gets the incident.</summary>
    public required string IncidentId { get; init; }

    /// <summary>Gets the service, as <c>namespace/name</c>: the workload that was acted on.</summary>
    public required string Service { get; init; }

    /// <summary>Gets how it ended.</summary>
    public required AutonomyOutcome Outcome { get; init; }

    /// <summary>Gets a value indicating whether it ran without a person's approval.</summary>
    public bool Unattended { get; init; }

    /// <summary>Gets a value indicating whether nothing ran: what would have been done was compared with what people did.</summary>
    public bool Shadow { get; init; }

    /// <summary>Gets a value indicating whether it had worked, and a person has had it undone since.</summary>
    public bool Undone { get; init; }
}
