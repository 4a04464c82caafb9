using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Scheduling;

/// <summary>The causes of this family.</summary>
internal static class SchedulingCauses
{
    private static readonly CauseCode[] s_weaker = [new("k8s.scheduling.unplaced"), new("k8s.rollout.stuck"), new("k8s.statefulset.stuck")];

    public static CauseDescription Cpu { get; } = Insufficient("k8s.scheduling.cpu", "CPU", "cpu", 13);

    public static CauseDescription Memory { get; } = Insufficient("k8s.scheduling.memory", "memory", "memory", 14);

    public static CauseDescription OtherResource { get; } = Insufficient("k8s.scheduling.resource", "GPUs, local storage or the like", "the resource");

    public static CauseDescription PodCount { get; } = Insufficient("k8s.scheduling.pods", "room for one more pod", "pods");

    public static CauseDescription NodeSelector { get; } = new()
    {
        Code = new("k8s.scheduling.node-selector"),
        Title = "A node selector matches no node",
        Signs = ["PodScheduled is False: didn't match Pod's node affinity/selector", "spec.nodeSelector names a label that no node has"],
        Repair = "Undo the release that brought the selector, or label a node.",
        RepairClass = RepairClass.Automatic,
        Rows = [15],
        Refines = s_weaker,
    };

    public static CauseDescription NodeAffinity { get; } = new()
    {
        Code = new("k8s.scheduling.node-affinity"),
        Title = "A required node affinity matches no node",
        Signs = ["PodScheduled is False: didn't match Pod's node affinity/selector", "spec.affinity.nodeAffinity accepts no node's labels"],
        Repair = "Undo the release that brought the affinity.",
        RepairClass = RepairClass.Automatic,
        Rows = [16],
        Refines = s_weaker,
    };

    public static CauseDescription PodAffinity { get; } = new()
    {
        Code = new("k8s.scheduling.pod-affinity"),
        Title = "Pods must share a place with pods that are nowhere",
        Signs = ["PodScheduled is False: didn't match pod affinity rules", "spec.affinity.podAffinity"],
        Repair = "Undo the release that brought the affinity.",
        RepairClass = RepairClass.Automatic,
        Rows = [16],
        Refines = s_weaker,
    };

    public static CauseDescription Taint { get; } = new()
    {
        Code = new("k8s.scheduling.taint"),
        Title = "The nodes bear a taint that the pods do not tolerate",
        Signs = ["PodScheduled is False: untolerated taint", "spec.taints of the nodes, and no toleration for them"],
        Repair = "Take the taint off again, or give the pods a toleration.",
        RepairClass = RepairClass.Approve,
        Rows = [17],
        Refines = s_weaker,
    };

    public static CauseDescription AntiAffinity { get; } = new()
    {
        Code = new("k8s.scheduling.anti-affinity"),
        Title = "Pods may not stand together, and there are fewer places than pods",
        Signs = ["PodScheduled is False: anti-affinity rules", "spec.affinity.podAntiAffinity is required, replicas exceed the places"],
        Repair = "Undo the release that brought it; prefer instead of require.",
        RepairClass = RepairClass.Automatic,
        Rows = [19],
        Refines = s_weaker,
    };

    public static CauseDescription TopologySpread { get; } = new()
    {
        Code = new("k8s.scheduling.topology-spread"),
        Title = "Pods cannot be spread as evenly as they must",
        Signs = ["PodScheduled is False: topology spread constraints", "spec.topologySpreadConstraints with DoNotSchedule"],
        Repair = "Undo the release that brought the constraint.",
        RepairClass = RepairClass.Automatic,
        Rows = [20],
        Refines = s_weaker,
    };

    public static CauseDescription PinnedNode { get; } = new()
    {
        Code = new("k8s.scheduling.pinned-node"),
        Title = "Pods are pinned to a node that does not exist",
        Signs = ["spec.nodeName or a selector of kubernetes.io/hostname names a node that is not there"],
        Repair = "Undo the release that pinned them.",
        RepairClass = RepairClass.Automatic,
        Rows = [21],
        Refines = s_weaker,
    };

    public static CauseDescription Preemption { get; } = new()
    {
        Code = new("k8s.scheduling.preemption"),
        Title = "Pods of a higher priority put others out of the nodes",
        Signs = ["Events Preempted", "pods of a higher priority run, those of a lower one are Pending: Insufficient cpu or memory"],
        Repair = "Scale what preempts back to what it was.",
        RepairClass = RepairClass.Approve,
        Rows = [22],
        Refines = [.. s_weaker, new("k8s.scheduling.cpu"), new("k8s.scheduling.memory"), new("k8s.scheduling.resource"), new("k8s.scheduling.pods")],
    };

    public static CauseDescription SchedulerDown { get; } = new()
    {
        Code = new("k8s.control-plane.scheduler-down"),
        Title = "The scheduler does not run",
        Signs = ["pods are Pending without a PodScheduled condition and without FailedScheduling", "the Lease kube-system/kube-scheduler is not renewed"],
        Repair = "Start the scheduler's static pod or unit again.",
        RepairClass = RepairClass.Approve,
        Rows = [24],
        Refines = s_weaker,
    };

    public static CauseDescription SchedulerUnknown { get; } = new()
    {
        Code = new("k8s.scheduling.scheduler-unknown"),
        Title = "Pods name a scheduler that does not look at them",
        Signs = ["spec.schedulerName is not the default, and the pods are Pending without a PodScheduled condition"],
        Repair = "Undo the release that names it.",
        RepairClass = RepairClass.Approve,
        Rows = [24],
        Refines = s_weaker,
    };

    public static CauseDescription HostPort { get; } = new()
    {
        Code = new("k8s.scheduling.host-port"),
        Title = "Pods want a port of their node that is taken on every node",
        Signs = ["PodScheduled is False: didn't have free ports", "a container with hostPort"],
        Repair = "Undo the release that brought the host port.",
        RepairClass = RepairClass.Automatic,
        Refines = s_weaker,
    };

    public static CauseDescription Unplaced { get; } = new()
    {
        Code = new("k8s.scheduling.unplaced"),
        Title = "No node takes the pods of a workload",
        Signs = ["pods are Pending and have no node", "PodScheduled is False"],
        Repair = "Read what the scheduler says about each node; nothing is repaired without knowing it.",
        RepairClass = RepairClass.Diagnose,
        Refines = [new("k8s.rollout.stuck"), new("k8s.statefulset.stuck")],
    };

    private static CauseDescription Insufficient(string code, string words, string resource, params IReadOnlyList<int> rows) => new()
    {
        Code = new(code),
        Title = $"No node has enough {words} left for a pod",
        Signs = [$"PodScheduled is False: Insufficient {resource}", "what the pod requests, and what nodes have (allocatable)"],
        Repair = "Undo the release that asks for more, or add nodes.",
        RepairClass = RepairClass.Automatic,
        Rows = rows,
        Refines = s_weaker,
    };
}
