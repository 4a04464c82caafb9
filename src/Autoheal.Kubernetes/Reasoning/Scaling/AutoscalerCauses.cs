using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Scaling;

/// <summary>The causes of this family that concern autoscalers and disruption budgets.</summary>
internal static class AutoscalerCauses
{
    public static CauseDescription NoMetrics { get; } = new()
    {
        Code = new("k8s.hpa.no-metrics"),
        Title = "An autoscaler gets no metrics and scales nothing",
        Signs = ["the HorizontalPodAutoscaler's condition ScalingActive is false: FailedGetResourceMetric", "metrics-server or the adapter does not serve"],
        Repair = "Restore what serves the metrics.",
        RepairClass = RepairClass.Approve,
        Rows = [77],
    };

    public static CauseDescription NoRequests { get; } = new()
    {
        Code = new("k8s.hpa.no-requests"),
        Title = "An autoscaler scales by a share of a request that containers do not set",
        Signs = ["the HorizontalPodAutoscaler's condition ScalingActive is false: FailedGetResourceMetric", "a container of the target has no request for the resource"],
        Repair = "Restore the request of the last revision that had one.",
        RepairClass = RepairClass.Automatic,
        Rows = [77],
        Refines = [new("k8s.hpa.no-metrics")],
    };

    public static CauseDescription TargetMissing { get; } = new()
    {
        Code = new("k8s.hpa.target-missing"),
        Title = "An autoscaler scales a workload that does not exist",
        Signs = ["the HorizontalPodAutoscaler's condition AbleToScale is false: FailedGetScale", "the object of its scaleTargetRef is absent"],
        Repair = "Correct scaleTargetRef, or remove the autoscaler.",
        RepairClass = RepairClass.Approve,
        Rows = [77],
    };

    public static CauseDescription AtMaximum { get; } = new()
    {
        Code = new("k8s.hpa.at-maximum"),
        Title = "An autoscaler wants more replicas than it may have",
        Signs = ["the HorizontalPodAutoscaler's condition ScalingLimited is true: TooManyReplicas", "currentReplicas is maxReplicas", "the metric is above its target"],
        Repair = "Raise maxReplicas by at most half, if the quota has room and what is called can bear it.",
        RepairClass = RepairClass.Approve,
        Rows = [78],
    };

    public static CauseDescription BudgetBlocksDrain { get; } = new()
    {
        Code = new("k8s.budget.blocks-drain"),
        Title = "A disruption budget lets no pod go, and a node cannot be drained",
        Signs = ["the PodDisruptionBudget allows 0 disruptions while all its pods are healthy", "a cordoned node still runs a protected pod"],
        Repair = "Add a replica, or loosen the budget; never delete it.",
        RepairClass = RepairClass.Approve,
        Rows = [82],
    };
}
