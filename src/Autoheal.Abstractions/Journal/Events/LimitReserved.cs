using Autoheal.Incidents;

namespace Autoheal.Journal.Events;

/// <summary>One action was counted against a workload's hourly limit, in the same append as its intent.</summary>
public sealed record LimitReserved : JournalEvent
{
    /// <summary>Gets the incident that acts.</summary>
    public required string IncidentId { get; init; }

    /// <summary>Gets the intent's id.</summary>
    public required string IntentId { get; init; }

    /// <summary>Gets the action.</summary>
    public required string Action { get; init; }

    /// <summary>Gets a value indicating whether no person approved it.</summary>
    public bool Unattended { get; init; }

    /// <summary>Gets what it acts on; null in records of earlier versions.</summary>
    public ResourceRef? Target { get; init; }

    /// <summary>Gets the intent that this one goes on with, so that both count once: a later part of one action, or the end of a temporary one.</summary>
    public string? Continues { get; init; }
}
