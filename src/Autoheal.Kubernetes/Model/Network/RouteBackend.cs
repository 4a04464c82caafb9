namespace Autoheal.Kubernetes.Model;

/// <summary>The Service that a route leads to. Immutable; compared by value.</summary>
public sealed record RouteBackend
{
    /// <summary>Gets the Service's namespace; empty when it is that of the route.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>Gets the Service.</summary>
    public required string Service { get; init; }

    /// <summary>Gets the Service's port, by number or name.</summary>
    public PortReference Port { get; init; }

    /// <summary>Gets the share of traffic beside other backends; 1 by default.</summary>
    public int Weight { get; init; } = 1;
}
