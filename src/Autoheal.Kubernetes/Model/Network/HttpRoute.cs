using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Model;

/// <summary>A route of the Gateway API. Immutable.</summary>
public sealed class HttpRoute : ClusterObject
{
    /// <inheritdoc/>
    public override KubernetesResource Resource => KubernetesResources.HttpRoutes;

    /// <summary>Gets the Gateways that it is attached to.</summary>
    public IReadOnlyList<NamedObject> Parents { get; init; } = [];

    /// <summary>Gets the hosts; none means any.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Gets the rules.</summary>
    public IReadOnlyList<HttpRouteRule> Rules { get; init; } = [];

    /// <summary>Gets what its Gateways say about it, for instance <c>ResolvedRefs</c>.</summary>
    public IReadOnlyList<ObjectCondition> Conditions { get; init; } = [];
}
