using Autoheal.Context;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Context;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Watching;

/// <summary>
/// The kinds that a diagnosis reads, kept by watches and shared by everyone who looks: one list and one watch a kind, whatever the number of
/// incidents. Holds models and never the server's answers. Thread-safe.
/// </summary>
internal sealed class ClusterCache
{
    private readonly Dictionary<ModelKind, WatchedKind> _kinds;
    private readonly List<KindWatch> _watches = [];
    private readonly TimeProvider _clock;

    public ClusterCache(IKubernetesReader reader, KubernetesWatcher watcher, TimeProvider clock, TimeProvider edgeClock, Random random)
    {
        _clock = clock;
        _kinds = DiagnosedResources.All.Select(ModelKinds.For).OfType<ModelKind>().ToDictionary(kind => kind, kind => kind.NewWatched());
        foreach (var objects in _kinds.Values)
        {
            var backOff = new WatchBackOff(edgeClock, random, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(30));
            _watches.Add(new KindWatch(reader, watcher, objects, clock, backOff) { Changed = change => Changed?.Invoke(change) });
        }
    }

    /// <summary>Raised for each change of any kind, one at a time a kind.</summary>
    public event Action<ObjectChange>? Changed;

    /// <summary>Gets a value indicating whether every kind was listed once, or the server refused it.</summary>
    public bool IsReady => _kinds.Values.All(kind => kind.Coverage.State is CoverageState.Complete or CoverageState.Forbidden);

    /// <summary>Watches until cancelled.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => Task.WhenAll(_watches.Select(watch => watch.RunAsync(cancellationToken)));

    /// <summary>What is known now.</summary>
    /// <param name="clusterId">The cluster's id.</param>
    /// <param name="namespaces">The namespaces; none means all.</param>
    public ClusterModel Snapshot(string clusterId, IReadOnlyList<string> namespaces)
    {
        var coverage = new CoverageMap([.. _kinds.Values.Select(kind => kind.Coverage)]);
        var indexes = ModelKinds.All.Values.ToDictionary(
            kind => kind, kind => _kinds.TryGetValue(kind, out var watched) ? watched.Snapshot(namespaces, coverage) : kind.NewIndex(coverage));
        return new ClusterModel(clusterId, _clock.GetUtcNow(), coverage, indexes, new Dictionary<string, ObjectIndex<CustomObject>>());
    }
}
