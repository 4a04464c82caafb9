using System.Text.Json;
using Autoheal.Context;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Model.Json;

namespace Autoheal.Kubernetes.Model;

/// <summary>Gathers lists as the API server writes them and makes a model of them. Not thread-safe; build once.</summary>
public sealed class ClusterModelBuilder
{
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

    internal List<CoverageEntry> Coverage { get; } = [];

    internal List<Node> Nodes { get; } = [];

    internal List<Pod> Pods { get; } = [];

    internal List<Deployment> Deployments { get; } = [];

    internal List<ReplicaSet> ReplicaSets { get; } = [];

    internal List<Service> Services { get; } = [];

    internal List<ConfigMap> ConfigMaps { get; } = [];

    internal List<HorizontalPodAutoscaler> Autoscalers { get; } = [];

    internal List<PodDisruptionBudget> Budgets { get; } = [];

    internal List<ClusterEvent> Events { get; } = [];

    /// <summary>Adds the items of a list; lists of kinds that the model does not hold are passed over.</summary>
    /// <param name="resource">What the items are.</param>
    /// <param name="list">The UTF-8 JSON of a list.</param>
    /// <exception cref="JsonException">The bytes are not JSON.</exception>
    public ClusterModelBuilder AddList(KubernetesResource resource, ReadOnlySpan<byte> list)
    {
        ArgumentNullException.ThrowIfNull(resource);
        switch (resource.Kind)
        {
            case "Node": ListReader.Read(list, NodeReader.Read, Nodes); break;
            case "Pod": ListReader.Read(list, PodReader.Read, Pods); break;
            case "Deployment": ListReader.Read(list, DeploymentReader.Read, Deployments); break;
            case "ReplicaSet": ListReader.Read(list, ReplicaSetReader.Read, ReplicaSets); break;
            case "Service": ListReader.Read(list, ServiceReader.Read, Services); break;
            case "ConfigMap": ListReader.Read(list, ConfigMapReader.Read, ConfigMaps); break;
            case "HorizontalPodAutoscaler": ListReader.Read(list, AutoscalerReader.Read, Autoscalers); break;
            case "PodDisruptionBudget": ListReader.Read(list, BudgetReader.Read, Budgets); break;
            case "Event": ListReader.Read(list, EventReader.Read, Events); break;
        }

        return this;
    }

    /// <summary>States how much of a kind was seen.</summary>
    public ClusterModelBuilder AddCoverage(CoverageEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        Coverage.Add(entry);
        return this;
    }

    /// <summary>Makes the model.</summary>
    public ClusterModel Build() => new(this);
}
