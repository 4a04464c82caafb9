using Autoheal.Context;
using Autoheal.Reasoning;

namespace Autoheal.Incidents;

/// <summary>What <see cref="IncidentPreview"/> found.</summary>
public sealed record PreviewedDiagnosis
{
    /// <summary>Gets what was looked at.</summary>
    public required IncidentScope Scope { get; init; }

    /// <summary>Gets the cluster's id.</summary>
    public required string ClusterId { get; init; }

    /// <summary>Gets how much was seen.</summary>
    public required IReadOnlyList<CoverageEntry> Coverage { get; init; }

    /// <summary>Gets what it means.</summary>
    public required Diagnosis Diagnosis { get; init; }

    /// <summary>Gets how long collecting took.</summary>
    public required TimeSpan CollectTime { get; init; }

    /// <summary>Gets how long reasoning took.</summary>
    public required TimeSpan ReasonTime { get; init; }
}
