using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Model;

/// <summary>A Service. Immutable.</summary>
public sealed class Service : ClusterObject
{
    /// <inheritdoc/>
    public override KubernetesResource Resource => KubernetesResources.Services;

    /// <summary>Gets the type: <c>ClusterIP</c>, <c>NodePort</c>, <c>LoadBalancer</c> or <c>ExternalName</c>.</summary>
    public string Type { get; init; } = "ClusterIP";

    /// <summary>Gets which pods it sends traffic to; nothing when its endpoints are kept by hand.</summary>
    public LabelSelector Selector { get; init; } = LabelSelector.Nothing;

    /// <summary>Gets the ports.</summary>
    public IReadOnlyList<ServicePort> Ports { get; init; } = [];

    /// <summary>Gets the virtual address; <c>None</c> for a headless Service, empty when there is none.</summary>
    public string ClusterIP { get; init; } = "";

    /// <summary>Gets the name that an <c>ExternalName</c> Service stands for; empty otherwise.</summary>
    public string ExternalName { get; init; } = "";

    /// <summary>Gets a value indicating whether only pods on the caller's node answer (<c>internalTrafficPolicy: Local</c>).</summary>
    public bool InternalTrafficStaysLocal { get; init; }

    /// <summary>Gets a value indicating whether only pods on the node that was reached answer (<c>externalTrafficPolicy: Local</c>).</summary>
    public bool ExternalTrafficStaysLocal { get; init; }

    /// <summary>Gets a value indicating whether pods that do not serve are published, too.</summary>
    public bool PublishesNotReady { get; init; }

    /// <summary>Gets a value indicating whether a load balancer has given it an address.</summary>
    public bool HasLoadBalancerAddress { get; init; }

    /// <summary>Gets a value indicating whether its name leads to the pods themselves.</summary>
    public bool Headless => ClusterIP == "None";
}
