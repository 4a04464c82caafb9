using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace Autoheal.Kubernetes.Client;

/// <summary>The reading half of the client.</summary>
internal sealed class KubernetesReader(KubernetesTransport transport) : IKubernetesReader, ICustomResourceDirectory
{
    private readonly ServedVersions _versions = new(transport);
    private readonly CustomResourceDirectory _custom = new(transport);

    public ValueTask<IReadOnlyList<KubernetesResource>> ListCustomAsync(CancellationToken cancellationToken) => _custom.ListAsync(cancellationToken);

    public async ValueTask<KubernetesPayload?> GetAsync(
        KubernetesResource resource, string @namespace, string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var path = _versions.Known(resource).Path(@namespace, name);
        while (true)
        {
            try
            {
                return new KubernetesPayload(await transport.SendAsync(new WireRequest(HttpMethod.Get, path), cancellationToken));
            }
            catch (KubernetesApiException e) when (e.StatusCode == HttpStatusCode.NotFound)
            {
                if (await _versions.FindOlderAsync(resource, cancellationToken) is not { } older)
                {
                    return null;
                }

                path = older.Path(@namespace, name);
            }
        }
    }

    public async IAsyncEnumerable<KubernetesPayload> ListAsync(
        KubernetesResource resource,
        string @namespace,
        KubernetesListOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var query = Query(options ?? new KubernetesListOptions());
        var first = await ReadFirstPageAsync(resource, @namespace, query, cancellationToken);
        yield return first;
        var path = _versions.Known(resource).Path(@namespace);
        for (var next = ListHead.ReadContinue(first.Utf8.Span); next.Length > 0;)
        {
            var request = new WireRequest(HttpMethod.Get, path, $"{query}&continue={Uri.EscapeDataString(next)}");
            var page = new KubernetesPayload(await transport.SendAsync(request, cancellationToken));
            next = ListHead.ReadContinue(page.Utf8.Span);
            yield return page;
        }
    }

    public async ValueTask<ReadOnlyMemory<byte>?> ReadLogAsync(PodLogRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = string.Create(
            CultureInfo.InvariantCulture,
            $"container={Uri.EscapeDataString(request.Container)}&tailLines={request.TailLines}&limitBytes={request.LimitBytes}");
        query += request.Since is { } since ? $"&sinceTime={since.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}" : "";
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

    private async ValueTask<KubernetesPayload> ReadFirstPageAsync(
        KubernetesResource resource, string @namespace, string query, CancellationToken cancellationToken)
    {
        var known = _versions.Known(resource);
        while (true)
        {
            try
            {
                return new KubernetesPayload(await transport.SendAsync(new WireRequest(HttpMethod.Get, known.Path(@namespace), query), cancellationToken));
            }
            catch (KubernetesApiException e) when (e.StatusCode == HttpStatusCode.NotFound)
            {
                if (await _versions.FindOlderAsync(resource, cancellationToken) is not { } older)
                {
                    throw;
                }

                known = older;
            }
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
