using System.Text.Json;
using Autoheal.Context;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Model.Json;

namespace Autoheal.Kubernetes.Model;

/// <summary>Gathers lists as the API server writes them and makes a model of them. Not thread-safe; build once.</summary>
public sealed class ClusterModelBuilder
{
    private readonly ModelPool _pool = new();
    private readonly Dictionary<ModelKind, ObjectBin> _bins = [];
    private readonly Dictionary<string, ObjectBin<CustomObject>> _custom = [];
    private readonly List<CoverageEntry> _coverage = [];

    /// <summary>Begins a model.</summary>
    /// <param name="clusterId">The cluster's id; empty when unknown.</param>
    /// <param name="at">When the lists are read, in UTC.</param>
    public ClusterModelBuilder(string clusterId, DateTimeOffset at)
    {
        ClusterId = clusterId;
        At = at;
    }

    internal string ClusterId { get; }

    internal DateTimeOffset At { get; }

    /// <summary>Adds the items of a list; of kinds that the model has no type for, what their status says in the usual words.</summary>
    /// <param name="resource">What the items are.</param>
    /// <param name="list">The UTF-8 JSON of a list.</param>
    /// <exception cref="JsonException">The bytes are not JSON.</exception>
    public ClusterModelBuilder AddList(KubernetesResource resource, ReadOnlySpan<byte> list)
    {
        ArgumentNullException.ThrowIfNull(resource);
        BinOf(resource).AddList(list, _pool);
        return this;
    }

    /// <summary>Adds one object.</summary>
    /// <param name="resource">What it is.</param>
    /// <param name="item">Its UTF-8 JSON.</param>
    /// <exception cref="JsonException">The bytes are not JSON.</exception>
    public ClusterModelBuilder AddObject(KubernetesResource resource, ReadOnlySpan<byte> item)
    {
        ArgumentNullException.ThrowIfNull(resource);
        BinOf(resource).AddOne(item, _pool);
        return this;
    }

    /// <summary>States how much of a kind was seen.</summary>
    public ClusterModelBuilder AddCoverage(CoverageEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        _coverage.Add(entry);
        return this;
    }

    /// <summary>Makes the model.</summary>
    public ClusterModel Build()
    {
        var coverage = new CoverageMap([.. _coverage]);
        var indexes = ModelKinds.All.Values.ToDictionary(
            kind => kind, kind => _bins.TryGetValue(kind, out var bin) ? bin.Build(coverage) : kind.NewIndex(coverage));
        var custom = _custom.ToDictionary(entry => entry.Key, entry => (ObjectIndex<CustomObject>)entry.Value.Build(coverage), StringComparer.Ordinal);
        return new ClusterModel(ClusterId, At, coverage, indexes, custom);
    }

    private ObjectBin BinOf(KubernetesResource resource)
    {
        if (ModelKinds.For(resource) is { } kind)
        {
            return _bins.TryGetValue(kind, out var bin) ? bin : _bins[kind] = kind.NewBin();
        }

        if (!_custom.TryGetValue(resource.Kind, out var custom))
        {
            _custom[resource.Kind] = custom = new(new ModelKind<CustomObject>(resource, CustomObjectReader.For(resource)));
        }

        return custom;
    }
}
