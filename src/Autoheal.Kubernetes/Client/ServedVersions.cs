using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Autoheal.Diagnostics;

namespace Autoheal.Kubernetes.Client;

/// <summary>
/// Finds the version in which a server has a resource. The preferred one is tried first without asking; only where that is not found is the server's
/// discovery read, so that servers of today cost no further request. Answers are kept as long as the connection. Thread-safe.
/// </summary>
internal sealed class ServedVersions(KubernetesTransport transport)
{
    /// <summary>Older versions that have the same shape as far as Autoheal reads it, newest first. Kubernetes 1.20 needs all of them.</summary>
    private static readonly Dictionary<string, (string Group, string[] Versions)[]> s_older = new(StringComparer.Ordinal)
    {
        ["HorizontalPodAutoscaler"] = [("autoscaling", ["v2beta2", "v2beta1", "v1"])],
        ["PodDisruptionBudget"] = [("policy", ["v1beta1"])],
        ["EndpointSlice"] = [("discovery.k8s.io", ["v1beta1"])],
        ["CronJob"] = [("batch", ["v1beta1"])],
        ["Ingress"] = [("networking.k8s.io", ["v1beta1"]), ("extensions", ["v1beta1"])],
        ["IngressClass"] = [("networking.k8s.io", ["v1beta1"])],
        ["HTTPRoute"] = [("gateway.networking.k8s.io", ["v1beta1"])],
    };

    private readonly ConcurrentDictionary<KubernetesResource, KubernetesResource> _served = new();

    /// <summary>The version that is known to work, else the preferred one.</summary>
    public KubernetesResource Known(KubernetesResource resource) => _served.GetValueOrDefault(resource, resource);

    /// <summary>The version to write to, found by asking the server's discovery: a write is not tried to see whether it works.</summary>
    public async ValueTask<KubernetesResource> ResolveAsync(KubernetesResource resource, CancellationToken cancellationToken)
    {
        if (_served.TryGetValue(resource, out var known) || !s_older.ContainsKey(resource.Kind))
        {
            return known ?? resource;
        }

        return await FindOlderAsync(resource, cancellationToken) ?? (_served[resource] = resource);
    }

    /// <summary>After the server did not find the preferred version: another one that it has, or null.</summary>
    public async ValueTask<KubernetesResource?> FindOlderAsync(KubernetesResource resource, CancellationToken cancellationToken)
    {
        if (_served.ContainsKey(resource) || !s_older.TryGetValue(resource.Kind, out var groups) || !groups.Any(group => group.Group == resource.Group)
            || await HasAsync(resource, cancellationToken))
        {
            return null;
        }

        foreach (var (group, versions) in groups)
        {
            foreach (var version in versions)
            {
                var older = resource with { Group = group, Version = version };
                if (await HasAsync(older, cancellationToken))
                {
                    return _served.GetOrAdd(resource, older);
                }
            }
        }

        _served[resource] = resource;
        return null;
    }

    private async ValueTask<bool> HasAsync(KubernetesResource resource, CancellationToken cancellationToken)
    {
        try
        {
            var body = await transport.SendAsync(new WireRequest(HttpMethod.Get, $"apis/{resource.ApiVersion}"), cancellationToken);
            using var list = JsonDocument.Parse(body);
            return list.RootElement.TryGetProperty("resources", out var resources) && resources.EnumerateArray()
                .Any(item => item.TryGetProperty("name", out var name) && name.ValueEquals(resource.Plural));
        }
        catch (KubernetesApiException e) when (e.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden)
        {
            return false;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new AutohealException(ErrorCodes.Cluster, $"The server's discovery of {resource.ApiVersion} is no list of resources.", e);
        }
    }
}
