using System.Text.Json;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Execution;

/// <summary>Lists objects that the cluster model does not hold, right before they are judged.</summary>
internal sealed class LiveLists(IKubernetesReader reader)
{
    /// <summary>All objects of a kind in a namespace; the server's refusal is an exception.</summary>
    public async ValueTask<IReadOnlyList<LiveObject>> ReadAsync(
        KubernetesResource resource, string @namespace, CancellationToken cancellationToken)
    {
        var found = new List<LiveObject>();
        await foreach (var page in reader.ListAsync(resource, @namespace, null, cancellationToken))
        {
            if (JsonPointers.Find(page.ToJson(), "/items") is { ValueKind: JsonValueKind.Array } items)
            {
                found.AddRange(items.EnumerateArray().Select(item => Describe(resource, item)));
            }
        }

        return found;
    }

    private static LiveObject Describe(KubernetesResource resource, JsonElement item)
    {
        var live = new LiveObject { Reference = new ResourceRef { Kind = resource.Kind, Name = "" }, Json = item };
        return new LiveObject
        {
            Reference = resource.Reference("", live.Text("/metadata/namespace"), live.Text("/metadata/name"), live.Text("/metadata/uid")),
            Json = item,
        };
    }
}
