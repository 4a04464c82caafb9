namespace Autoheal.Kubernetes.Model;

/// <summary>A port that a container says it listens on. Immutable; compared by value.</summary>
public sealed record ContainerPort
{
    /// <summary>Gets the name; empty when it has none.</summary>
    public string Name { get; init; } = "";

    /// <summary>Gets the number.</summary>
    public int Number { get; init; }

    /// <summary>Gets the protocol.</summary>
    public string Protocol { get; init; } = "TCP";

    /// <summary>Gets the port of the node that leads to it; 0 when there is none.</summary>
    public int HostPort { get; init; }
}
