using Autoheal.Incidents;

namespace Autoheal.Context;

/// <summary>What a collection is about. Everything in it was nominated by alerts or people, and is checked against the world.</summary>
public sealed record IncidentScope
{
    /// <summary>Gets the incident's id; empty for an ad-hoc diagnosis.</summary>
    public string IncidentId { get; init; } = "";

    /// <summary>Gets the id of the cluster to look at; empty means the only one that the host works on.</summary>
    public string ClusterId { get; init; } = "";

    /// <summary>Gets the namespaces to look into; empty means all that may be read.</summary>
    public IReadOnlyList<string> Namespaces { get; init; } = [];

    /// <summary>Gets the nominated objects, most specific first.</summary>
    public IReadOnlyList<ResourceRef> Resources { get; init; } = [];

    /// <summary>Gets a value indicating whether an alert still fires that measured something, such as failing requests, which the state of objects cannot refute.</summary>
    public bool Measured { get; init; }

    /// <summary>Gets the time before which what programs said no longer counts; null, the default, for none. A program that does not serve speaks of its last run.</summary>
    public DateTimeOffset? LogsSince { get; init; }

    /// <summary>Gets when the trouble is said to have begun, if known.</summary>
    public DateTimeOffset? Since { get; init; }
}
