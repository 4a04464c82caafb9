using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Model;

/// <summary>A ReplicaSet: one revision of a Deployment. Immutable.</summary>
public sealed class ReplicaSet : Workload
{
    /// <inheritdoc/>
    public override KubernetesResource Resource => KubernetesResources.ReplicaSets;

    /// <summary>Gets the hash that tells its pods from those of other revisions; empty when the ReplicaSet has none.</summary>
    public string TemplateHash => Metadata.Labels.Find("pod-template-hash") ?? "";
}
