using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using Autoheal.Diagnostics;

namespace Autoheal.Kubernetes.Client;

/// <summary>Opens watches. Each ends when the server ends it, when nothing was heard for too long, or with an error; going on is the caller's affair.</summary>
internal sealed class KubernetesWatcher(KubernetesTransport transport, KubernetesLimits limits, TimeProvider edgeClock)
{
    private readonly ServedVersions _versions = new(transport);

    /// <summary>Reads events from a version on.</summary>
    /// <exception cref="KubernetesApiException">The server refused, for instance with 410 when the version is too old.</exception>
    /// <exception cref="AutohealException">The connection broke, or was silent for too long.</exception>
    public async IAsyncEnumerable<WatchEvent> WatchAsync(
        KubernetesResource resource, string @namespace, string resourceVersion, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = string.Create(
            CultureInfo.InvariantCulture,
            $"watch=true&allowWatchBookmarks=true&timeoutSeconds={(int)limits.WatchDuration.TotalSeconds}&resourceVersion={Uri.EscapeDataString(resourceVersion)}");
        using var response = await OpenAsync(resource, @namespace, query, cancellationToken);
        using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var lines = new WatchLines(stream, limits, edgeClock, $"watch of {resource.Plural}");
        while (await lines.ReadAsync(cancellationToken) is { } line)
        {
            yield return WatchEvent.Parse(line);
        }
    }

    private async ValueTask<HttpResponseMessage> OpenAsync(
        KubernetesResource resource, string @namespace, string query, CancellationToken cancellationToken)
    {
        var known = _versions.Known(resource);
        while (true)
        {
            try
            {
                return await transport.OpenAsync(new WireRequest(HttpMethod.Get, known.Path(@namespace), query), cancellationToken);
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
}
