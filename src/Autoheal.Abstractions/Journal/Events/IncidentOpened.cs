using Autoheal.Incidents;

namespace Autoheal.Journal.Events;

/// <summary>The first record of an incident.</summary>
public sealed record IncidentOpened : JournalEvent
{
    /// <summary>Gets the id, for instance <c>INC-7</c>.</summary>
    public required string IncidentId { get; init; }

    /// <summary>Gets the cluster's id.</summary>
    public required string ClusterId { get; init; }

    /// <summary>Gets the name that the operator gave the cluster; null on a host with one cluster.</summary>
    public string? Cluster { get; init; }

    /// <summary>Gets what groups alerts into this incident.</summary>
    public required string GroupKey { get; init; }

    /// <summary>Gets the object that the alerts nominate.</summary>
    public required ResourceRef Subject { get; init; }

    /// <summary>Gets the environment from the operator's configuration.</summary>
    public required string Environment { get; init; }

    /// <summary>Gets what the incident is to undo, because a person asked; null for one that alerts opened.</summary>
    public UndoneAction? Undo { get; init; }
}
