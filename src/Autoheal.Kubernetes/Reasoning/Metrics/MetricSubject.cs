using Autoheal.Incidents;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Metrics;

/// <summary>What a series was measured of.</summary>
/// <param name="Blamed">The workload, or the pod when it has none.</param>
/// <param name="Pod">The pod, when the labels name one that was seen.</param>
/// <param name="Container">The container; empty when the labels name none.</param>
internal readonly record struct MetricSubject(ClusterObject Blamed, Pod? Pod, string Container)
{
    /// <summary>The container's spec: the named one, or the only one.</summary>
    public ContainerSpec? Spec => Pod?.Template is not { } template ? null
        : Container.Length > 0 ? template.FindContainer(Container)
        : template.Containers.Count == 1 ? template.Containers[0] : null;

    /// <summary>The workload and, when it was seen, the pod.</summary>
    public IReadOnlyList<ResourceRef> Explained(ClusterModel model) => Pod is null || ReferenceEquals(Pod, Blamed)
        ? [model.Reference(Blamed)]
        : [model.Reference(Blamed), model.Reference(Pod)];
}
