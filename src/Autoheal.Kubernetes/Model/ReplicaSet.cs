using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Model;

/// <summary>A ReplicaSet: one revision of a Deployment. Immutable.</summary>
public sealed class ReplicaSet : ClusterObject
{
    /// <inheritdoc/>
    public override KubernetesResource Resource => KubernetesResources.ReplicaSets;

    /// <summary>Gets the replicas that are wanted.</summary>
    public int Replicas { get; init; } = 1;

    /// <summary>Gets which pods are its own.</summary>
    public LabelSelector Selector { get; init; } = LabelSelector.Nothing;

    /// <summary>Gets what its pods are made from.</summary>
    public PodTemplate Template { get; init; } = PodTemplate.Empty;

    /// <summary>Gets the pods that exist.</summary>
    public int CurrentReplicas { get; init; }

    /// <summary>Gets the pods that serve.</summary>
    public int ReadyReplicas { get; init; }

    /// <summary>Gets the pods that have served long enough.</summary>
    public int AvailableReplicas { get; init; }

    /// <summary>Gets the hash that tells its pods from those of other revisions; empty when the ReplicaSet has none.</summary>
    public string TemplateHash => Metadata.Labels.Find("pod-template-hash") ?? "";
}
