using Autoheal.Context;
using Autoheal.Incidents;

namespace Autoheal.Kubernetes.Model;

/// <summary>
/// What was seen of a cluster at one moment: objects by namespace, name and uid, owners, selectors, references and revisions, and how
/// complete each kind is. Holds no log line and no value of an env variable, a ConfigMap, a Secret or an annotation except those that
/// <c>docs/cluster-model.md</c> lists. Immutable; thread-safe. Rules get it as a feature of the <see cref="IncidentContext"/>.
/// </summary>
public sealed partial class ClusterModel
{
    private readonly IReadOnlyDictionary<ModelKind, object> _indexes;
    private readonly IReadOnlyDictionary<string, ObjectIndex<CustomObject>> _custom;
    private readonly IReadOnlyDictionary<(Pod Pod, string Container), LogSummary> _logs;
    private readonly CoverageMap _coverage;
    private readonly Lazy<OwnerGraph> _owners;
    private readonly Lazy<TroubleIndex> _troubles;
    private readonly Lazy<EventIndex> _eventIndex;
    private readonly Lazy<MountIndex> _mounts;
    private readonly Lazy<DependencyMap> _dependencies;
    private readonly Lazy<RefusalIndex> _refusals;

    internal ClusterModel(
        string clusterId,
        DateTimeOffset at,
        CoverageMap coverage,
        IReadOnlyDictionary<ModelKind, object> indexes,
        IReadOnlyDictionary<string, ObjectIndex<CustomObject>> custom)
    {
        ClusterId = clusterId;
        At = at;
        _coverage = coverage;
        _indexes = indexes;
        _custom = custom;
        _logs = new Dictionary<(Pod Pod, string Container), LogSummary>();
        _owners = new(() => new OwnerGraph(this));
        _troubles = new(() => new TroubleIndex(this));
        _eventIndex = new(() => new EventIndex(Events));
        _mounts = new(() => new MountIndex(Pods));
        _dependencies = new(() => new DependencyMap(this));
        _refusals = new(() => new RefusalIndex(this));
    }

    private ClusterModel(ClusterModel model, IReadOnlyDictionary<(Pod Pod, string Container), LogSummary> logs)
    {
        ClusterId = model.ClusterId;
        At = model.At;
        _coverage = model._coverage;
        _indexes = model._indexes;
        _custom = model._custom;
        _owners = model._owners;
        _troubles = model._troubles;
        _eventIndex = model._eventIndex;
        _mounts = model._mounts;
        _dependencies = model._dependencies;
        _refusals = model._refusals;
        _logs = logs;
    }

    /// <summary>Gets the cluster's id; empty when it could not be read.</summary>
    public string ClusterId { get; }

    /// <summary>Gets when the lists were read, in UTC.</summary>
    public DateTimeOffset At { get; }

    /// <summary>Gets how much was seen.</summary>
    public IReadOnlyList<CoverageEntry> Coverage => _coverage.Entries;

    /// <summary>Gets what is wrong with pods, the worst of each.</summary>
    public IReadOnlyList<Trouble> Troubles => _troubles.Value.All;

    /// <summary>Gets the same by workload: what rules start from.</summary>
    public IReadOnlyList<AilingWorkload> AilingWorkloads => _troubles.Value.Workloads;

    /// <summary>Gets which workloads say that they call what, and where traffic to Services really goes.</summary>
    internal DependencyMap Dependencies => _dependencies.Value;

    /// <summary>Gets what all logs were reduced to.</summary>
    internal IReadOnlyDictionary<(Pod Pod, string Container), LogSummary> Logs => _logs;

    /// <summary>Gets the workloads whose pods the API server refuses: they have no pod that could be in trouble.</summary>
    public IReadOnlyList<CreationRefusal> Refusals => _refusals.Value.All;

    /// <summary>Objects of a kind that the model has no type for, such as custom resources.</summary>
    /// <param name="kind">The kind, for instance <c>Certificate</c>.</param>
    public ObjectIndex<CustomObject> Custom(string kind) =>
        _custom.GetValueOrDefault(kind) ?? new ObjectIndex<CustomObject>(kind, [], _coverage);

    /// <summary>Gets the objects of every kind that the model has no type for, a list for each kind.</summary>
    public IEnumerable<ObjectIndex<CustomObject>> CustomObjects => _custom.Values;

    /// <summary>A reference to an object of this cluster.</summary>
    public ResourceRef Reference(ClusterObject item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.Resource.Reference(ClusterId, item.Namespace, item.Name, item.Uid);
    }

    /// <summary>Whether all objects of a kind in a namespace were seen.</summary>
    public bool IsComplete(string kind, string @namespace) => _coverage.IsComplete(kind, @namespace);

    /// <summary>What is wrong with the pods that a workload really manages, directly or through others.</summary>
    public IReadOnlyList<Trouble> TroublesOf(ClusterObject workload)
    {
        ArgumentNullException.ThrowIfNull(workload);
        return _troubles.Value.Of(workload);
    }

    /// <summary>What the logs of a container were reduced to; null when they were not read.</summary>
    public LogSummary? LogsOf(Pod pod, string container)
    {
        ArgumentNullException.ThrowIfNull(pod);
        return _logs.GetValueOrDefault((pod, container));
    }

    /// <summary>
    /// The Events about an object, newest first. They count for the uid that they name; where either side has none, as in dumps, for kind,
    /// namespace and name.
    /// </summary>
    public IReadOnlyList<ClusterEvent> EventsAbout(ClusterObject item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return _eventIndex.Value.About(item);
    }

    /// <summary>What the roles and bindings that were seen say about whether a ServiceAccount may do something.</summary>
    public AccessAnswer MayAccess(AccessQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return AccessIndex.Answer(this, question);
    }

    /// <summary>The same model with logs.</summary>
    internal ClusterModel WithLogs(IReadOnlyDictionary<(Pod Pod, string Container), LogSummary> logs) => new(this, logs);

    private ObjectIndex<T> Of<T>(ModelKind<T> kind)
        where T : ClusterObject => (ObjectIndex<T>)_indexes[kind];
}
