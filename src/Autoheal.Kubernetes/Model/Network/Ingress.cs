using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Model;

/// <summary>An Ingress. Immutable.</summary>
public sealed class Ingress : ClusterObject
{
    /// <inheritdoc/>
    public override KubernetesResource Resource => KubernetesResources.Ingresses;

    /// <summary>Gets the class; empty for the default one.</summary>
    public string ClassName { get; init; } = "";

    /// <summary>Gets where what no path matches goes; null when nowhere.</summary>
    public RouteBackend? DefaultBackend { get; init; }

    /// <summary>Gets the paths of all hosts.</summary>
    public IReadOnlyList<IngressPath> Paths { get; init; } = [];

    /// <summary>Gets the Secrets with certificates; only their names.</summary>
    public IReadOnlyList<string> TlsSecrets { get; init; } = [];

    /// <summary>Gets a value indicating whether a controller has given it an address.</summary>
    public bool HasAddress { get; init; }
}
