using System.Text.Json;
using Autoheal.Context;
using Autoheal.Diagnostics;

namespace Autoheal.Kubernetes.Client;

/// <summary>
/// Reads the uid of the namespace <c>kube-system</c>, anew each time: an address may lead to another cluster than a minute ago, and an
/// approval given for one must not be spent on the other.
/// </summary>
internal sealed class ClusterIdentity(IKubernetesReader reader) : IClusterIdentity
{
    public async ValueTask<string> GetClusterIdAsync(CancellationToken cancellationToken = default)
    {
        var payload = await reader.GetAsync(KubernetesResources.Namespaces, "", "kube-system", cancellationToken)
            ?? throw new AutohealException(ErrorCodes.Cluster, "The cluster has no namespace kube-system, so it cannot be told from others.");
        var uid = ReadUid(payload);
        return uid.Length > 0 ? uid
            : throw new AutohealException(ErrorCodes.Cluster, "The namespace kube-system has no uid, so the cluster cannot be told from others.");
    }

    private static string ReadUid(KubernetesPayload payload)
    {
        try
        {
            return payload.ToJson() is { ValueKind: JsonValueKind.Object } json
                && json.TryGetProperty("metadata", out var metadata) && metadata.ValueKind == JsonValueKind.Object
                && metadata.TryGetProperty("uid", out var uid) && uid.ValueKind == JsonValueKind.String ? uid.GetString()! : "";
        }
        catch (JsonException e)
        {
            throw new AutohealException(ErrorCodes.Cluster, "The API server answered with something else than JSON.", e);
        }
    }
}
