using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Model;

/// <summary>One revision of a StatefulSet or DaemonSet. Immutable.</summary>
public sealed class ControllerRevision : ClusterObject
{
    /// <inheritdoc/>
    public override KubernetesResource Resource => KubernetesResources.ControllerRevisions;

    /// <summary>Gets the number; the highest is the newest.</summary>
    public long Number { get; init; }

    /// <summary>Gets what pods of this revision are made from.</summary>
    public PodTemplate Template { get; init; } = PodTemplate.Empty;
}
