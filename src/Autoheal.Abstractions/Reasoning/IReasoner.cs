using Autoheal.Context;

namespace Autoheal.Reasoning;

/// <summary>Turns what was seen into a ranked diagnosis. Reads nothing but its argument; thread-safe.</summary>
public interface IReasoner
{
    /// <summary>Diagnoses.</summary>
    ValueTask<Diagnosis> DiagnoseAsync(IncidentContext context, CancellationToken cancellationToken = default);
}
