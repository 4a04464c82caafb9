using Autoheal.Incidents;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Execution;

/// <summary>An object that is no workload and no pod, and what was seen around it, read a moment ago for one action.</summary>
internal sealed class LiveTarget
{
    public required LiveObject Object { get; init; }

    /// <summary>The pods around it, and what else the action asked for.</summary>
    public required ClusterModel Model { get; init; }

    public ResourceRef Reference => Object.Reference;

    public string Name => Reference.Name;

    public string Namespace => Reference.Namespace;
}
