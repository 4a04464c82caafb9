using Autoheal.Incidents;

namespace Autoheal.ChatBot.Incidents;

/// <summary>An incident in one line of a list.</summary>
public sealed record IncidentLine
{
    /// <summary>Gets the id.</summary>
    public required string Id { get; init; }

    /// <summary>Gets what the alerts are about.</summary>
    public required ResourceRef Subject { get; init; }

    /// <summary>Gets the operator's name for the cluster; null on a host with one cluster.</summary>
    public string? Cluster { get; init; }

    /// <summary>Gets the environment.</summary>
    public required string Environment { get; init; }

    /// <summary>Gets when it was opened.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Gets where it stands.</summary>
    public StoryState State { get; init; }

    /// <summary>Gets the leading cause's title; empty while none is named.</summary>
    public string Title { get; init; } = "";

    /// <summary>Gets the request that waits for people; null when none does.</summary>
    public string? OpenRequest { get; init; }

    /// <summary>Gets the sequence of the incident's last record.</summary>
    public long Version { get; init; }
}
