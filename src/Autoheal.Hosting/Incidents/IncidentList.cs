namespace Autoheal.Hosting.Incidents;

/// <summary>All incidents of a host.</summary>
public sealed record IncidentList
{
    /// <summary>Gets the name and version of this form.</summary>
    public string Schema { get; init; } = "autoheal/incidents/v1";

    /// <summary>Gets the incidents, by number.</summary>
    public required IReadOnlyList<IncidentView> Incidents { get; init; }
}
