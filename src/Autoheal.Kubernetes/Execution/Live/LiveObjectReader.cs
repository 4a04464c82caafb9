using System.Text.Json;
using Autoheal.Context;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Execution;

/// <summary>Reads single objects right before they are judged or written, with the cluster's id read as freshly.</summary>
internal sealed class LiveObjectReader(IKubernetesReader reader, IClusterIdentity identity)
{
    /// <summary>The object that bears the reference's name now, whatever its uid; null when there is none.</summary>
    public async ValueTask<LiveObject?> ReadAsync(ResourceRef reference, CancellationToken cancellationToken)
    {
        if (KubernetesResources.For(reference) is not { } resource)
        {
            return null;
        }

        var clusterId = identity.GetClusterIdAsync(cancellationToken).AsTask();
        var payload = reader.GetAsync(resource, reference.Namespace, reference.Name, cancellationToken).AsTask();
        await Task.WhenAll(clusterId, payload);
        if (await payload is not { } found)
        {
            return null;
        }

        var json = found.ToJson();
        var uid = JsonPointers.Find(json, "/metadata/uid") is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";
        return uid.Length == 0 ? null : new LiveObject
        {
            Reference = resource.Reference(await clusterId, reference.Namespace, reference.Name, uid),
            Json = json,
        };
    }
}
