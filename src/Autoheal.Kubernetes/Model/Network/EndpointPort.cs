namespace Autoheal.Kubernetes.Model;

/// <summary>A port of endpoints. Immutable; compared by value.</summary>
public sealed record EndpointPort
{
    /// <summary>Gets the name of the Service's port; empty when it has none.</summary>
    public string Name { get; init; } = "";

    /// <summary>Gets the number; 0 when not said.</summary>
    public int Port { get; init; }

    /// <summary>Gets the protocol.</summary>
    public string Protocol { get; init; } = "TCP";
}
