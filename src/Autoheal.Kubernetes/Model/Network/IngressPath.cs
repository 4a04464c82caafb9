namespace Autoheal.Kubernetes.Model;

/// <summary>Where a path of a host leads. Immutable.</summary>
public sealed class IngressPath
{
    /// <summary>Gets the host; empty means any.</summary>
    public string Host { get; init; } = "";

    /// <summary>Gets the path.</summary>
    public string Path { get; init; } = "";

    /// <summary>Gets how it is compared: <c>Exact</c>, <c>Prefix</c> or <c>ImplementationSpecific</c>.</summary>
    public string PathType { get; init; } = "";

    /// <summary>Gets where it leads; null when to no Service.</summary>
    public RouteBackend? Backend { get; init; }
}
