using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Model;

/// <summary>A HorizontalPodAutoscaler: who else sets replicas. Immutable.</summary>
public sealed class HorizontalPodAutoscaler : ClusterObject
{
    /// <inheritdoc/>
    public override KubernetesResource Resource => KubernetesResources.HorizontalPodAutoscalers;

    /// <summary>Gets the kind of the object that it scales.</summary>
    public string TargetKind { get; init; } = "";

    /// <summary>Gets the name of the object that it scales, in its own namespace.</summary>
    public string TargetName { get; init; } = "";

    /// <summary>Gets the fewest replicas; 1 by default.</summary>
    public int MinReplicas { get; init; } = 1;

    /// <summary>Gets the most replicas.</summary>
    public int MaxReplicas { get; init; }

    /// <summary>Gets the replicas that it saw.</summary>
    public int CurrentReplicas { get; init; }

    /// <summary>Gets the replicas that it wants.</summary>
    public int DesiredReplicas { get; init; }

    /// <summary>Gets when it last scaled, in UTC; null when it never did.</summary>
    public DateTimeOffset? LastScaledAt { get; init; }

    /// <summary>Gets what it scales by.</summary>
    public IReadOnlyList<AutoscalerMetric> Metrics { get; init; } = [];

    /// <summary>Gets the conditions, for instance <c>ScalingActive</c>; servers that speak only autoscaling/v1 give none.</summary>
    public IReadOnlyList<ObjectCondition> Conditions { get; init; } = [];

    /// <summary>Whether it scales the workload.</summary>
    public bool Targets(ClusterObject workload)
    {
        ArgumentNullException.ThrowIfNull(workload);
        return Namespace == workload.Namespace && TargetKind == workload.Resource.Kind && TargetName == workload.Name;
    }
}
