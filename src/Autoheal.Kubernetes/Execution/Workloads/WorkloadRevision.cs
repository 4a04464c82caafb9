using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Execution;

/// <summary>One earlier or current template of a workload, and the object that keeps it: a ReplicaSet or a ControllerRevision.</summary>
internal sealed class WorkloadRevision
{
    public required long Number { get; init; }

    /// <summary>What its pods bear as a label.</summary>
    public required string Hash { get; init; }

    public required RevisionProof Proof { get; init; }

    public required PodTemplate Template { get; init; }

    public required KubernetesResource Resource { get; init; }

    public required string Namespace { get; init; }

    public required string Name { get; init; }

    public required string Uid { get; init; }

    public bool IsOf(Pod pod)
    {
        var hash = pod.Metadata.Labels.Find(Resource.Kind == "ReplicaSet" ? "pod-template-hash" : "controller-revision-hash");
        return hash is not null && (hash == Hash || hash == Name);
    }
}
