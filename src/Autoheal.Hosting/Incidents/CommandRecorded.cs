namespace Autoheal.Hosting.Incidents;

/// <summary>What a person asks of an incident is durable. Whether it counts stands in the incident's transcript.</summary>
public sealed record CommandRecorded
{
    /// <summary>Gets the incident's id.</summary>
    public required string IncidentId { get; init; }

    /// <summary>Gets who asked.</summary>
    public required string PersonId { get; init; }

    /// <summary>Gets what was asked.</summary>
    public required string Verb { get; init; }
}
