namespace Autoheal.Simulation.Applications.Edge;

/// <summary>What comes of the requests of one route.</summary>
/// <param name="Route">The route.</param>
/// <param name="Status">The status that callers see; 200 for a route that works.</param>
/// <param name="Share">The share of requests that fail.</param>
/// <param name="ServiceExists">Whether the Service that it leads to is there.</param>
internal sealed record EdgeOutcome(EdgeRoute Route, int Status, double Share, bool ServiceExists);
