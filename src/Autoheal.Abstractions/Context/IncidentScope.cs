using Autoheal.Incidents;

namespace Autoheal.Context;

/// <summary>What a collection is about. Everything in it was nominated by alerts or people, and is checked against the world.</summary>
public sealed record IncidentScope
{
    /// <summary>Gets the incident's id; empty for an ad-hoc diagnosis.</summary>
    public string IncidentId { get; init; } = "";

    /// <summary>Gets the namespaces to look into; empty means all that may be read.</summary>
    public IReadOnlyList<string> Namespaces { get; init; } = [];

    /// <summary>Gets the nominated objects, most specific first.</summary>
    public IReadOnlyList<ResourceRef> Resources { get; init; } = [];

    /// <summary>Gets when the trouble is said to have begun, if known.</summary>
    public DateTimeOffset? Since { get; init; }
}
