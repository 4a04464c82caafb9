using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Workloads;

/// <summary>The causes of this family that concern what should run on, and what should go.</summary>
internal static class WorkloadCauses
{
    public static CauseDescription Finalizer { get; } = new()
    {
        Code = new("k8s.finalizer.stuck"),
        Title = "An object cannot go because nobody removes its finalizer",
        Signs = ["deletionTimestamp is minutes ago", "metadata.finalizers is not empty", "the controller that owns the finalizer does not run"],
        Repair = "Restore the controller that removes the finalizer; take the finalizer away by hand only with two people.",
        RepairClass = RepairClass.Approve,
        Rows = [83],
    };

    public static CauseDescription Namespace { get; } = new()
    {
        Code = new("k8s.namespace.terminating"),
        Title = "A namespace cannot go because something in it, or the discovery of an API, holds it up",
        Signs = ["the namespace's phase is Terminating", "its conditions name what remains, or which API could not be asked"],
        Repair = "Restore what removes the content that remains, or the API that does not answer.",
        RepairClass = RepairClass.Approve,
        Rows = [83],
    };

    public static CauseDescription BadResource { get; } = new()
    {
        Code = new("k8s.operator.bad-resource"),
        Title = "A custom resource is not what its operator can make real",
        Signs = ["its conditions or its phase say that it failed", "its operator logs errors about it"],
        Repair = "Restore the last state of the resource that worked.",
        RepairClass = RepairClass.Approve,
        Rows = [84],
    };

    public static CauseDescription RemovedApi { get; } = new()
    {
        Code = new("k8s.api.removed"),
        Title = "What is to be delivered names an API version that the server does not have",
        Signs = ["a condition of the delivering resource says: no matches for kind"],
        Repair = "Deliver it in a version that the server has.",
        RepairClass = RepairClass.Diagnose,
        Rows = [115],
        Refines = [new("k8s.operator.bad-resource")],
    };

    public static CauseDescription StatefulSetStuck { get; } = new()
    {
        Code = new("k8s.statefulset.stuck"),
        Title = "A StatefulSet stands still at a pod that does not become ready",
        Signs = ["updateRevision differs from currentRevision", "the pod that is next does not become ready"],
        Repair = "Revert the template and delete the broken pod alone: the StatefulSet waits for it.",
        RepairClass = RepairClass.Approve,
        Rows = [85],
    };

    public static CauseDescription DaemonSetNotPlaced { get; } = new()
    {
        Code = new("k8s.daemonset.not-placed"),
        Title = "Pods of a DaemonSet find no place on their nodes",
        Signs = ["desiredNumberScheduled is more than numberReady", "its pods are not scheduled"],
        Repair = "Undo the rollout that asked for more than the nodes have.",
        RepairClass = RepairClass.Automatic,
        Rows = [86],
    };
}
