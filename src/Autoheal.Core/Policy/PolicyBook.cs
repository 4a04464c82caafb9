using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Autoheal.Policy;

/// <summary>
/// The limits of each cluster: as they were configured when the host started, changed by the policy document that is active. A cluster without limits
/// of its own has the defaults, which refuse; nothing is taken over from another cluster. Thread-safe.
/// </summary>
internal sealed class PolicyBook(IOptions<PolicyOptions> only, IOptionsFactory<PolicyOptions> named)
{
    private static readonly PolicyOptions s_refusing = new();

    private readonly ConcurrentDictionary<string, PolicyOptions> _configured = new(StringComparer.Ordinal);
    private Snapshot _snapshot = new(ActivePolicy.None);

    public ActivePolicy Active => Volatile.Read(ref _snapshot).Active;

    /// <summary>Replaces the document, all of it at once.</summary>
    public void Activate(ActivePolicy active) => Volatile.Write(ref _snapshot, new Snapshot(active));

    /// <summary>The limits of a cluster; those of an unknown one (null) refuse.</summary>
    public PolicyOptions Of(string? cluster)
    {
        if (cluster is null)
        {
            return s_refusing;
        }

        var snapshot = Volatile.Read(ref _snapshot);
        return cluster.Length == 0 ? snapshot.Only ??= snapshot.Active.Apply(only.Value, cluster)
            : snapshot.Limits.TryGetValue(cluster, out var known) ? known
            : snapshot.Limits.GetOrAdd(cluster, snapshot.Active.Apply(Configured(cluster), cluster));
    }

    public PolicyOptions For(PolicyInput input) => Of(input.Cluster);

    /// <summary>The environment of a namespace; production in an unknown cluster.</summary>
    public string EnvironmentOf(string? cluster, string @namespace) => cluster is null
        ? Environments.Production
        : Active.EnvironmentOf(cluster, @namespace) ?? Of(cluster).EnvironmentOf(@namespace);

    private PolicyOptions Configured(string cluster) => _configured.TryGetValue(cluster, out var known)
        ? known
        : _configured.GetOrAdd(cluster, named.Create(cluster));

    private sealed class Snapshot(ActivePolicy active)
    {
        public ActivePolicy Active => active;

        /// <summary>The limits on a host with one cluster, which has no name.</summary>
        public PolicyOptions? Only { get; set; }

        public ConcurrentDictionary<string, PolicyOptions> Limits { get; } = new(StringComparer.Ordinal);
    }
}
