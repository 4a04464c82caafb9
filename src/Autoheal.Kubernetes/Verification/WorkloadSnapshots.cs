using System.Collections.Concurrent;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Context;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Verification;

/// <summary>Lets the predicates of one look share what they see: a namespace's workloads, at most a second old.</summary>
internal sealed class WorkloadSnapshots(ClusterReader clusterReader, TimeProvider clock)
{
    private const int MostNamespaces = 256;

    private static readonly TimeSpan s_maxAge = TimeSpan.FromSeconds(1);
    private static readonly KubernetesResource[] s_kinds =
        [KubernetesResources.Deployments, KubernetesResources.ReplicaSets, KubernetesResources.Pods];

    private readonly ConcurrentDictionary<string, ClusterModel> _byNamespace = new(StringComparer.Ordinal);

    public async ValueTask<ClusterModel> GetAsync(string @namespace, CancellationToken cancellationToken)
    {
        if (_byNamespace.TryGetValue(@namespace, out var known) && (clock.GetUtcNow() - known.At).Duration() <= s_maxAge)
        {
            return known;
        }

        var model = (await clusterReader.ReadAsync([@namespace], s_kinds, cancellationToken)).Build();
        if (_byNamespace.Count >= MostNamespaces)
        {
            _byNamespace.Clear();
        }

        return _byNamespace[@namespace] = model;
    }
}
