using Autoheal.Context;
using Autoheal.Reasoning;

namespace Autoheal.Incidents;

/// <summary>What <see cref="IIncidentPreview"/> saw and what it means.</summary>
public sealed record IncidentLook
{
    /// <summary>Gets the cluster's id.</summary>
    public required string ClusterId { get; init; }

    /// <summary>Gets what was collected.</summary>
    public required IncidentContext Context { get; init; }

    /// <summary>Gets what it means.</summary>
    public required Diagnosis Diagnosis { get; init; }
}
