using System.Collections.Concurrent;
using System.Collections.Frozen;
using Autoheal.Context;
using Autoheal.Diagnostics;

namespace Autoheal.Kubernetes.Clusters;

/// <summary>The clusters of a host that has several, and which id was seen at which of them. Thread-safe.</summary>
internal sealed class ClusterSet : IClusterDirectory, IAsyncDisposable, IDisposable
{
    private readonly FrozenDictionary<string, ClusterServices> _clusters;
    private readonly ConcurrentDictionary<string, string> _namesById = new(StringComparer.Ordinal);

    public ClusterSet(IEnumerable<ClusterName> names, IServiceProvider host)
    {
        _clusters = names.ToFrozenDictionary(name => name.Value, name => new ClusterServices(name, host), StringComparer.Ordinal);
        Names = [.. _clusters.Keys.Order(StringComparer.Ordinal)];
    }

    public IReadOnlyList<string> Names { get; }

    public IEnumerable<ClusterServices> All => Names.Select(name => _clusters[name]);

    public ClusterServices Of(string name) => _clusters.TryGetValue(name, out var cluster)
        ? cluster
        : throw new AutohealException(ErrorCodes.Configuration, $"This host has no cluster '{name}'; it has: {string.Join(", ", Names)}.");

    public async ValueTask<string> GetIdAsync(string name, CancellationToken cancellationToken = default)
    {
        var id = await Of(name).GetIdAsync(cancellationToken);
        var owner = _namesById.GetOrAdd(id, name);
        if (owner == name)
        {
            return id;
        }

        // Either both lead to one cluster, which would double every limit, or the operator gave the cluster another name and address meanwhile.
        if (await Of(owner).GetIdAsync(cancellationToken) == id)
        {
            throw new AutohealException(ErrorCodes.Configuration, $"'{owner}' and '{name}' are the same cluster ({id}); configure it once.");
        }

        _namesById[id] = name;
        return id;
    }

    public async ValueTask<string?> FindNameAsync(string clusterId, CancellationToken cancellationToken = default) =>
        _namesById.TryGetValue(clusterId, out var known) ? known
        : clusterId.Length == 0 ? null
        : await AskAllAsync(clusterId, cancellationToken);

    /// <summary>The cluster that an id was last seen at; null when none of the host's has it.</summary>
    public async ValueTask<ClusterServices?> FindAsync(string clusterId, CancellationToken cancellationToken) =>
        await FindNameAsync(clusterId, cancellationToken) is { } name ? Of(name) : null;

    public void Dispose()
    {
        foreach (var cluster in _clusters.Values)
        {
            cluster.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var cluster in _clusters.Values)
        {
            await cluster.DisposeAsync();
        }
    }

    /// <summary>All at once, and no longer than it takes: one that is down does not hold up the answer of another.</summary>
    private async ValueTask<string?> AskAllAsync(string clusterId, CancellationToken cancellationToken)
    {
        var asked = Names.Select(name => (Name: name, Id: GetIdAsync(name, cancellationToken).AsTask())).ToList();
        AutohealException? unreachable = null;
        while (asked.Count > 0)
        {
            var answer = await Task.WhenAny(asked.Select(each => each.Id));
            var (name, id) = asked.Single(each => each.Id == answer);
            asked.RemoveAll(each => each.Id == answer);
            try
            {
                if (await id == clusterId)
                {
                    return name;
                }
            }
            catch (AutohealException e)
            {
                unreachable ??= e;
            }
        }

        return unreachable is null ? null : throw unreachable;
    }
}
