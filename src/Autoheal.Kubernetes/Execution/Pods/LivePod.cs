using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Execution;

/// <summary>A pod and its surroundings, read a moment ago for one action.</summary>
internal sealed class LivePod
{
    public required LiveObject Object { get; init; }

    public required ClusterModel Model { get; init; }

    public required Pod Pod { get; init; }

    /// <summary>The workload that really manages it; null when none does.</summary>
    public LiveWorkload? Owner { get; init; }

    public bool IsUnhealthy() => PodHealth.WorstTrouble(Pod, Model.At) is not null;
}
