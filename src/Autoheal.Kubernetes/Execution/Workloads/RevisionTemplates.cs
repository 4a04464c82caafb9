using System.Text.Json;
using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Execution;

/// <summary>Reads the templates that revisions were made from.</summary>
internal sealed class RevisionTemplates(IKubernetesReader reader)
{
    /// <summary>The template of a revision as its workload would bear it; null when the very object that keeps it is gone.</summary>
    public async ValueTask<JsonElement?> ReadAsync(WorkloadRevision revision, CancellationToken cancellationToken)
    {
        var payload = await reader.GetAsync(revision.Resource, revision.Namespace, revision.Name, cancellationToken);
        if (payload?.ToJson() is not { } json || JsonPointers.Find(json, "/metadata/uid")?.GetString() != revision.Uid)
        {
            return null;
        }

        return revision.Resource == KubernetesResources.ReplicaSets ? PodTemplates.OfReplicaSet(json) : PodTemplates.OfControllerRevision(json);
    }
}
