using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Scaling;

/// <summary>Finds what an autoscaler scales.</summary>
internal static class AutoscalerTarget
{
    /// <summary>The workload; null when it was not seen or is of a kind that the model has no type for.</summary>
    public static Workload? Find(ClusterModel model, HorizontalPodAutoscaler autoscaler) => autoscaler.TargetKind switch
    {
        "Deployment" => model.Deployments.Find(autoscaler.Namespace, autoscaler.TargetName).Value,
        "StatefulSet" => model.StatefulSets.Find(autoscaler.Namespace, autoscaler.TargetName).Value,
        "ReplicaSet" => model.ReplicaSets.Find(autoscaler.Namespace, autoscaler.TargetName).Value,
        _ => null,
    };

    /// <summary>Whether it is known not to exist.</summary>
    public static bool IsAbsent(ClusterModel model, HorizontalPodAutoscaler autoscaler) => autoscaler.TargetKind switch
    {
        "Deployment" => model.Deployments.Find(autoscaler.Namespace, autoscaler.TargetName).IsAbsent,
        "StatefulSet" => model.StatefulSets.Find(autoscaler.Namespace, autoscaler.TargetName).IsAbsent,
        "ReplicaSet" => model.ReplicaSets.Find(autoscaler.Namespace, autoscaler.TargetName).IsAbsent,
        _ => false,
    };
}
