using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Storage;

/// <summary>The causes of this family that lie between a pod and its volumes.</summary>
internal static class MountCauses
{
    public static CauseDescription ClaimMissing { get; } = new()
    {
        Code = new("k8s.storage.claim-missing"),
        Title = "A pod mounts a claim that does not exist",
        Signs = ["the pod is not scheduled: persistentvolumeclaim not found", "the PersistentVolumeClaim is absent"],
        Repair = "Create the claim, or undo the rollout that brought the reference.",
        RepairClass = RepairClass.Approve,
        Rows = [5],
    };

    public static CauseDescription NodeAffinity { get; } = new()
    {
        Code = new("k8s.storage.node-affinity"),
        Title = "A volume can only be used on nodes that its pod cannot run on",
        Signs = ["the pod is not scheduled: volume node affinity conflict", "no node satisfies the node affinity of the PersistentVolume"],
        Repair = "Move the pod to where its volume is, or have a person move the data.",
        RepairClass = RepairClass.Approve,
        Rows = [30],
    };

    public static CauseDescription MultiAttach { get; } = new()
    {
        Code = new("k8s.storage.multi-attach"),
        Title = "Pods on several nodes mount a volume that one node alone may attach",
        Signs = ["the pod waits with ContainerCreating", "its claim is ReadWriteOnce", "a pod on another node mounts the same claim", "event FailedAttachVolume: Multi-Attach error"],
        Repair = "Scale to one replica, or undo the rollout; detach by force only when the other node is fenced.",
        RepairClass = RepairClass.Approve,
        Rows = [29],
        Refines = [new("k8s.storage.mount-failed")],
    };

    public static CauseDescription DriverMissing { get; } = new()
    {
        Code = new("k8s.storage.driver-missing"),
        Title = "A node does not have the CSI driver that a volume needs",
        Signs = ["the pod waits with ContainerCreating", "event FailedMount or FailedAttachVolume: driver not found in the list of registered CSI drivers"],
        Repair = "Have the driver's DaemonSet run on the node.",
        Refines = [new("k8s.storage.mount-failed")],
        Rows = [29, 30],
    };

    public static CauseDescription MountFailed { get; } = new()
    {
        Code = new("k8s.storage.mount-failed"),
        Title = "A volume cannot be attached to a node or mounted into a pod",
        Signs = ["the pod waits with ContainerCreating", "event FailedMount or FailedAttachVolume", "attachError of the VolumeAttachment"],
        Repair = "Do what the message of the kubelet or of the attacher says.",
        Rows = [29, 30],
    };
}
