using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Model;

/// <summary>
/// Where a Service's traffic goes. Read from EndpointSlices, or from Endpoints on servers that have no slices; both have this shape here. Immutable.
/// </summary>
public sealed class EndpointSlice : ClusterObject
{
    private static readonly KubernetesResource s_endpoints = new() { Version = "v1", Kind = "Endpoints", Plural = "endpoints" };

    /// <inheritdoc/>
    public override KubernetesResource Resource => FromEndpoints ? s_endpoints : KubernetesResources.EndpointSlices;

    /// <summary>Gets the Service; empty when the slice belongs to none.</summary>
    public string ServiceName { get; init; } = "";

    /// <summary>Gets the addresses.</summary>
    public IReadOnlyList<Endpoint> Endpoints { get; init; } = [];

    /// <summary>Gets the ports that all of them listen on.</summary>
    public IReadOnlyList<EndpointPort> Ports { get; init; } = [];

    /// <summary>Gets a value indicating whether it was read from the older kind <c>Endpoints</c>.</summary>
    internal bool FromEndpoints { get; init; }
}
