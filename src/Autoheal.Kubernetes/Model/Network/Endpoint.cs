namespace Autoheal.Kubernetes.Model;

/// <summary>One place that traffic may go to. Immutable.</summary>
public sealed class Endpoint
{
    /// <summary>Gets the address.</summary>
    public string Address { get; init; } = "";

    /// <summary>Gets a value indicating whether it gets traffic.</summary>
    public bool Ready { get; init; }

    /// <summary>Gets a value indicating whether it is going away.</summary>
    public bool Terminating { get; init; }

    /// <summary>Gets the node; empty when not said.</summary>
    public string NodeName { get; init; } = "";

    /// <summary>Gets the pod; null when the address is none of a pod.</summary>
    public NamedObject? Target { get; init; }
}
