using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Access;

/// <summary>The causes of this family.</summary>
internal static class AccessCauses
{
    public static CauseDescription Denied { get; } = new()
    {
        Code = new("k8s.rbac.denied"),
        Title = "A ServiceAccount lacks a right that its program needs",
        Signs = ["the program's log: is forbidden, User system:serviceaccount cannot", "no role that is bound to the account allows it"],
        Repair = "Restore the last RoleBinding that was right; no further verbs.",
        RepairClass = RepairClass.Approve,
        Need = EvidenceNeed.Logs,
        Rows = [12],
        Refines = [new("k8s.rollout.crash"), new("k8s.crash.no-change"), new("k8s.rollout.stuck"), new("k8s.pod.not-ready")],
    };
}
