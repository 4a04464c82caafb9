namespace Autoheal.Kubernetes.Model;

/// <summary>Which paths lead to which Services. Immutable.</summary>
public sealed class HttpRouteRule
{
    /// <summary>Gets the paths; none means all.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Gets where they lead.</summary>
    public IReadOnlyList<RouteBackend> Backends { get; init; } = [];
}
