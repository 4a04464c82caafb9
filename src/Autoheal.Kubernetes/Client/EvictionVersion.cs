using System.Net;
using System.Text.Json;
using Autoheal.Diagnostics;

namespace Autoheal.Kubernetes.Client;

/// <summary>
/// Finds the version in which a server takes evictions, by asking its discovery once: <c>policy/v1</c> came with 1.22, and servers before refuse it.
/// Thread-safe.
/// </summary>
internal sealed class EvictionVersion(KubernetesTransport transport)
{
    private const string Preferred = "policy/v1";

    private volatile string? _found;

    /// <summary>The version that the server names; the preferred one when it does not say.</summary>
    public async ValueTask<string> FindAsync(CancellationToken cancellationToken) => _found ??= await AskAsync(cancellationToken);

    private async ValueTask<string> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var list = JsonDocument.Parse(await transport.SendAsync(new WireRequest(HttpMethod.Get, "api/v1"), cancellationToken));
            var eviction = list.RootElement.GetProperty("resources").EnumerateArray()
                .FirstOrDefault(resource => resource.GetProperty("name").ValueEquals("pods/eviction"));
            return eviction.ValueKind == JsonValueKind.Object ? $"{Text(eviction, "group")}/{Text(eviction, "version")}" : Preferred;
        }
        catch (KubernetesApiException e) when (e.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden)
        {
            return Preferred;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new AutohealException(ErrorCodes.Cluster, "The server's discovery of v1 is no list of resources.", e);
        }
    }

    private static string Text(JsonElement resource, string property) => resource.GetProperty(property).GetString()!;
}
