using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Scaling;

/// <summary>The causes of this family.</summary>
internal static class ScalingCauses
{
    public static CauseDescription ReplicasZero { get; } = new()
    {
        Code = new("k8s.replicas.zero"),
        Title = "A workload that something depends on was scaled to zero",
        Signs = ["spec.replicas is 0", "a Service or an alert misses its pods", "nothing scales it to zero on purpose"],
        Repair = "Restore the last number of replicas.",
        RepairClass = RepairClass.Approve,
        Rows = [79],
    };
}
