using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Nodes;

/// <summary>The causes of this family.</summary>
internal static class NodeCauses
{
    // What is seen of the pods of an ill node: true, and weaker.
    private static readonly CauseCode[] s_ofPods = [new("k8s.scheduling.unplaced"), new("k8s.rollout.stuck"), new("k8s.crash.no-change"), new("k8s.pod.not-ready"), new("k8s.statefulset.stuck")];

    public static CauseDescription Cordoned { get; } = new()
    {
        Code = new("k8s.node.cordoned"),
        Title = "Nodes are cordoned, and pods wait for a place",
        Signs = ["spec.unschedulable of a node", "PodScheduled is False: nodes were unschedulable"],
        Repair = "Uncordon the node, unless it is under maintenance.",
        RepairClass = RepairClass.Approve,
        Rows = [18],
        Refines = s_ofPods,
    };

    public static CauseDescription PodAddresses { get; } = new()
    {
        Code = new("k8s.node.pod-addresses"),
        Title = "A node has no address left for another pod",
        Signs = ["FailedCreatePodSandBox: no IP addresses available", "as many pods as the node's podCIDR has addresses"],
        Repair = "Delete pods that have ended; then enlarge the range.",
        RepairClass = RepairClass.Approve,
        Rows = [23],
        Refines = s_ofPods,
    };

    public static CauseDescription NetworkPlugin { get; } = new()
    {
        Code = new("k8s.node.network-plugin"),
        Title = "The network plugin of a node fails for new pods",
        Signs = ["FailedCreatePodSandBox: failed to set up the network", "Ready is False: NetworkPluginNotReady"],
        Repair = "Set back what changed about the plugin; restart its pod on the node.",
        RepairClass = RepairClass.Approve,
        Rows = [74],
        Refines = s_ofPods,
    };

    public static CauseDescription NotReady { get; } = new()
    {
        Code = new("k8s.node.not-ready"),
        Title = "A node is not ready: its kubelet does not report, or says so itself",
        Signs = ["Ready is Unknown (NodeStatusUnknown) or False", "its Lease is not renewed"],
        Repair = "Cordon the node; move its pods within their budgets.",
        RepairClass = RepairClass.Automatic,
        Rows = [90, 95],
        Refines = s_ofPods,
    };

    public static CauseDescription RuntimeDown { get; } = new()
    {
        Code = new("k8s.node.runtime-down"),
        Title = "The container runtime of a node does not answer",
        Signs = ["Ready is False: container runtime is down, PLEG is not healthy", "FailedCreatePodSandBox: rpc error Unavailable, on one node"],
        Repair = "Cordon the node; restart the runtime.",
        RepairClass = RepairClass.Automatic,
        Rows = [91],
        Refines = [.. s_ofPods, new("k8s.node.not-ready")],
    };

    public static CauseDescription Pressure { get; } = new()
    {
        Code = new("k8s.node.pressure"),
        Title = "A node is short of memory, disk or process ids",
        Signs = ["a node's condition MemoryPressure, DiskPressure or PIDPressure is True", "pods on it are evicted"],
        Repair = "Cordon the node.",
        RepairClass = RepairClass.Approve,
        Rows = [92, 93, 94],
        Refines = [.. s_ofPods, new("k8s.pod.evicted")],
    };

    public static CauseDescription DiskError { get; } = new()
    {
        Code = new("k8s.node.disk-error"),
        Title = "The disk of a node fails, or its file system is read-only",
        Signs = ["a node's condition ReadonlyFilesystem is True", "FailedCreatePodSandBox: read-only file system"],
        Repair = "Cordon the node and replace it.",
        RepairClass = RepairClass.Automatic,
        Need = EvidenceNeed.Node,
        Rows = [96],
        Refines = s_ofPods,
    };

    public static CauseDescription Hardware { get; } = new()
    {
        Code = new("k8s.node.hardware"),
        Title = "A node reports trouble with its kernel, its hardware or its services",
        Signs = ["a condition that a problem detector wrote, such as KernelDeadlock, is True"],
        Repair = "Cordon the node and replace it.",
        RepairClass = RepairClass.Automatic,
        Need = EvidenceNeed.Node,
        Rows = [96],
        Refines = s_ofPods,
    };

    public static CauseDescription ClockDrift { get; } = new()
    {
        Code = new("k8s.node.clock-drift"),
        Title = "The clock of a node is wrong",
        Signs = ["a condition such as ClockSkew or NTPProblem is True"],
        Repair = "Cordon the node; put its time service right.",
        RepairClass = RepairClass.Approve,
        Need = EvidenceNeed.Node,
        Rows = [76],
        Refines = s_ofPods,
    };

    public static CauseDescription ManyLost { get; } = new()
    {
        Code = new("k8s.node.many-lost"),
        Title = "A fifth of all nodes or more are not ready at once",
        Signs = ["Ready of several nodes is Unknown or False"],
        Repair = "None: stop all actions, and look at the network, the control plane and the provider.",
        RepairClass = RepairClass.Diagnose,
        Rows = [97],
        Refines = [.. s_ofPods, new("k8s.node.not-ready"), new("k8s.node.runtime-down"), new("k8s.node.network-plugin")],
    };

    public static CauseDescription Evicted { get; } = new()
    {
        Code = new("k8s.pod.evicted"),
        Title = "Pods were evicted by a node that was short of something",
        Signs = ["a pod failed with reason Evicted", "the kubelet's words: the node was low on resource"],
        Repair = "Give the pods requests that they keep to; look at what fills the node.",
        RepairClass = RepairClass.Diagnose,
        Rows = [92, 93],
    };

    public static CauseDescription LocalStorageLimit { get; } = new()
    {
        Code = new("k8s.pod.local-storage"),
        Title = "Pods were evicted because they used more local storage than they may",
        Signs = ["a pod failed with reason Evicted", "the kubelet's words: usage exceeds the limit of ephemeral storage or of an emptyDir"],
        Repair = "Raise the limit, or write less to the container's own disk.",
        RepairClass = RepairClass.Approve,
        Refines = [new("k8s.pod.evicted"), new("k8s.node.pressure")],
    };
}
