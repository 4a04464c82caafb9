using Autoheal.Incidents;

namespace Autoheal.Hosting.Incidents;

/// <summary>All incidents of a host.</summary>
public sealed record IncidentList
{
    /// <summary>Gets the name and version of this form.</summary>
    public string Schema { get; init; } = "autoheal/incidents/v1";

    /// <summary>Gets the incidents, by number.</summary>
    public required IReadOnlyList<IncidentView> Incidents { get; init; }

    /// <summary>Reads the list from the journal.</summary>
    public static async ValueTask<IncidentList> ReadAsync(IncidentDirectory directory, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(directory);
        var incidents = new List<IncidentView>();
        await foreach (var summary in directory.ListAsync(cancellationToken))
        {
            incidents.Add(IncidentView.Of(summary));
        }

        return new IncidentList { Incidents = [.. incidents.OrderBy(incident => IncidentIds.NumberOf(incident.Id))] };
    }
}
