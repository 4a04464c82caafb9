using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace Autoheal.Kubernetes.Client;

/// <summary>The reading half of the client.</summary>
internal sealed class KubernetesReader(KubernetesTransport transport) : IKubernetesReader
{
    public async ValueTask<KubernetesPayload?> GetAsync(
        KubernetesResource resource, string @namespace, string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentException.ThrowIfNullOrEmpty(name);
        try
        {
            return new KubernetesPayload(
                await transport.SendAsync(new WireRequest(HttpMethod.Get, resource.Path(@namespace, name)), cancellationToken));
        }
        catch (KubernetesApiException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public async IAsyncEnumerable<KubernetesPayload> ListAsync(
        KubernetesResource resource,
        string @namespace,
        KubernetesListOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var path = resource.Path(@namespace);
        var query = Query(options ?? new KubernetesListOptions());
        var next = "";
        do
        {
            var pageQuery = next.Length == 0 ? query : $"{query}&continue={Uri.EscapeDataString(next)}";
            var page = new KubernetesPayload(await transport.SendAsync(new WireRequest(HttpMethod.Get, path, pageQuery), cancellationToken));
            next = ListHead.ReadContinue(page.Utf8.Span);
            yield return page;
        }
        while (next.Length > 0);
    }

    public async ValueTask<ReadOnlyMemory<byte>?> ReadLogAsync(PodLogRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = string.Create(
            CultureInfo.InvariantCulture,
            $"container={Uri.EscapeDataString(request.Container)}&tailLines={request.TailLines}&limitBytes={request.LimitBytes}");
        try
        {
            var path = KubernetesResources.Pods.Path(request.Namespace, request.Pod, "log");
            var wire = new WireRequest(HttpMethod.Get, path, request.Previous ? query + "&previous=true" : query);
            return await transport.SendAsync(wire, cancellationToken);
        }
        catch (KubernetesApiException e) when (e.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest)
        {
            // 400: no previous run, or the container has not started yet.
            return null;
        }
    }

    private static string Query(KubernetesListOptions options)
    {
        var query = new StringBuilder("limit=").Append(options.PageSize.ToString(CultureInfo.InvariantCulture));
        if (options.LabelSelector.Length > 0)
        {
            query.Append("&labelSelector=").Append(Uri.EscapeDataString(options.LabelSelector));
        }

        if (options.FieldSelector.Length > 0)
        {
            query.Append("&fieldSelector=").Append(Uri.EscapeDataString(options.FieldSelector));
        }

        return query.ToString();
    }
}
