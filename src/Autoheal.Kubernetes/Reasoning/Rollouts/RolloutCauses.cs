using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Rollouts;

/// <summary>The causes of this family.</summary>
internal static class RolloutCauses
{
    public static CauseDescription Stuck { get; } = new()
    {
        Code = new("k8s.rollout.stuck"),
        Title = "A rollout does not come to its end",
        Signs = ["Progressing is False: ProgressDeadlineExceeded", "pods of the new revision are missing or do not serve"],
        Repair = "Undo the rollout.",
        RepairClass = RepairClass.Automatic,
        Rows = [80],
    };

    public static CauseDescription UnsafeStrategy { get; } = new()
    {
        Code = new("k8s.rollout.strategy"),
        Title = "A rollout stops every old pod before a new one has shown that it works",
        Signs = ["strategy Recreate, or maxUnavailable of all replicas", "no pod of any revision serves", "the new revision's pods fail"],
        Repair = "Undo the rollout, then restore a strategy that keeps pods serving.",
        RepairClass = RepairClass.Approve,
        Rows = [81],
        Refines = [new("k8s.rollout.stuck")],
    };
}
