using System.Text.Json;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Execution;

/// <summary>Reads the templates that revisions were made from.</summary>
internal sealed class RevisionTemplates(IKubernetesReader reader)
{
    /// <summary>The template of a revision as its Deployment would bear it; null when its very ReplicaSet is gone.</summary>
    public async ValueTask<JsonElement?> ReadAsync(Revision revision, CancellationToken cancellationToken)
    {
        var replicaSet = revision.ReplicaSet;
        var payload = await reader.GetAsync(KubernetesResources.ReplicaSets, replicaSet.Namespace, replicaSet.Name, cancellationToken);
        return payload?.ToJson() is { } json && JsonPointers.Find(json, "/metadata/uid")?.GetString() == replicaSet.Uid
            ? PodTemplates.OfReplicaSet(json)
            : null;
    }
}
