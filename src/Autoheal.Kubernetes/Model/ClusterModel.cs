using Autoheal.Context;
using Autoheal.Incidents;

namespace Autoheal.Kubernetes.Model;

/// <summary>
/// What was seen of a cluster at one moment, indexed once: objects by name and uid, owners, selectors, references and revisions, and how
/// complete each kind is. Holds no value of an env variable, a ConfigMap, a Secret or an annotation, and no log line. Immutable;
/// thread-safe. Rules get it as a feature of the <see cref="IncidentContext"/>.
/// </summary>
public sealed class ClusterModel
{
    private readonly OwnerGraph _owners;
    private readonly TroubleIndex _troubles;
    private readonly IReadOnlyDictionary<(string Uid, string Container), LogSummary> _logs;

    internal ClusterModel(ClusterModelBuilder builder)
    {
        ClusterId = builder.ClusterId;
        At = builder.At;
        var coverage = new CoverageMap([.. builder.Coverage]);
        Coverage = coverage.Entries;
        Nodes = new("Node", builder.Nodes, coverage);
        Pods = new("Pod", builder.Pods, coverage);
        Deployments = new("Deployment", builder.Deployments, coverage);
        ReplicaSets = new("ReplicaSet", builder.ReplicaSets, coverage);
        Services = new("Service", builder.Services, coverage);
        ConfigMaps = new("ConfigMap", builder.ConfigMaps, coverage);
        Autoscalers = new("HorizontalPodAutoscaler", builder.Autoscalers, coverage);
        Budgets = new("PodDisruptionBudget", builder.Budgets, coverage);
        Events = new("Event", builder.Events, coverage);
        _owners = new OwnerGraph(Deployments, ReplicaSets, Pods);
        _troubles = new TroubleIndex(Pods, _owners, At);
        _logs = new Dictionary<(string Uid, string Container), LogSummary>();
    }

    private ClusterModel(ClusterModel model, IReadOnlyDictionary<(string Uid, string Container), LogSummary> logs)
    {
        ClusterId = model.ClusterId;
        At = model.At;
        Coverage = model.Coverage;
        Nodes = model.Nodes;
        Pods = model.Pods;
        Deployments = model.Deployments;
        ReplicaSets = model.ReplicaSets;
        Services = model.Services;
        ConfigMaps = model.ConfigMaps;
        Autoscalers = model.Autoscalers;
        Budgets = model.Budgets;
        Events = model.Events;
        _owners = model._owners;
        _troubles = model._troubles;
        _logs = logs;
    }

    /// <summary>Gets the cluster's id; empty when it could not be read.</summary>
    public string ClusterId { get; }

    /// <summary>Gets when the lists were read, in UTC.</summary>
    public DateTimeOffset At { get; }

    /// <summary>Gets how much was seen.</summary>
    public IReadOnlyList<CoverageEntry> Coverage { get; }

    /// <summary>Gets the nodes.</summary>
    public ObjectIndex<Node> Nodes { get; }

    /// <summary>Gets the pods.</summary>
    public ObjectIndex<Pod> Pods { get; }

    /// <summary>Gets the Deployments.</summary>
    public ObjectIndex<Deployment> Deployments { get; }

    /// <summary>Gets the ReplicaSets.</summary>
    public ObjectIndex<ReplicaSet> ReplicaSets { get; }

    /// <summary>Gets the Services.</summary>
    public ObjectIndex<Service> Services { get; }

    /// <summary>Gets the ConfigMaps, without values.</summary>
    public ObjectIndex<ConfigMap> ConfigMaps { get; }

    /// <summary>Gets the HorizontalPodAutoscalers.</summary>
    public ObjectIndex<HorizontalPodAutoscaler> Autoscalers { get; }

    /// <summary>Gets the PodDisruptionBudgets.</summary>
    public ObjectIndex<PodDisruptionBudget> Budgets { get; }

    /// <summary>Gets the Events, untrusted.</summary>
    public ObjectIndex<ClusterEvent> Events { get; }

    /// <summary>Gets what is wrong with pods, the worst of each.</summary>
    public IReadOnlyList<Trouble> Troubles => _troubles.All;

    /// <summary>A reference to an object of this cluster.</summary>
    public ResourceRef Reference(ClusterObject item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.Resource.Reference(ClusterId, item.Namespace, item.Name, item.Uid);
    }

    /// <summary>The pods that a ReplicaSet really manages.</summary>
    public IReadOnlyList<Pod> PodsOf(ReplicaSet replicaSet) => _owners.PodsOf(replicaSet);

    /// <summary>The pods that a Deployment really manages, of all revisions.</summary>
    public IEnumerable<Pod> PodsOf(Deployment deployment)
    {
        foreach (var replicaSet in _owners.ReplicaSetsOf(deployment))
        {
            foreach (var pod in _owners.PodsOf(replicaSet))
            {
                yield return pod;
            }
        }
    }

    /// <summary>The revisions of a Deployment, newest first.</summary>
    public IReadOnlyList<ReplicaSet> RevisionsOf(Deployment deployment) => _owners.ReplicaSetsOf(deployment);

    /// <summary>The ReplicaSet that really manages a pod, or null.</summary>
    public ReplicaSet? ReplicaSetOf(Pod pod) => _owners.ReplicaSetOf(pod);

    /// <summary>The Deployment that really manages a ReplicaSet, or null.</summary>
    public Deployment? DeploymentOf(ReplicaSet replicaSet) => _owners.DeploymentOf(replicaSet);

    /// <summary>What is wrong with the pods that a Deployment really manages.</summary>
    public IReadOnlyList<Trouble> TroublesOf(Deployment deployment)
    {
        ArgumentNullException.ThrowIfNull(deployment);
        return _troubles.Of(deployment);
    }

    /// <summary>The Services that send traffic to pods with these labels in a namespace.</summary>
    public IEnumerable<Service> ServicesSelecting(string @namespace, LabelSet labels)
    {
        foreach (var service in Services)
        {
            if (service.Namespace == @namespace && service.Selector.Selects(labels))
            {
                yield return service;
            }
        }
    }

    /// <summary>What the logs of a container were reduced to; null when they were not read.</summary>
    public LogSummary? LogsOf(Pod pod, string container)
    {
        ArgumentNullException.ThrowIfNull(pod);
        return _logs.GetValueOrDefault((pod.Uid, container));
    }

    /// <summary>The same model with logs.</summary>
    internal ClusterModel WithLogs(IReadOnlyDictionary<(string Uid, string Container), LogSummary> logs) => new(this, logs);
}
