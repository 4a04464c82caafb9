using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Storage;

/// <summary>The causes of this family that lie between a claim and its volume.</summary>
internal static class StorageCauses
{
    public static CauseDescription Unbound { get; } = new()
    {
        Code = new("k8s.storage.unbound"),
        Title = "A claim has no volume, and what mounts it waits",
        Signs = ["the PersistentVolumeClaim is Pending", "pods that mount it are not scheduled: unbound immediate PersistentVolumeClaims"],
        Repair = "Find out why no volume is made for it.",
        Rows = [25, 26, 27, 28],
    };

    public static CauseDescription ClassMissing { get; } = Refining(
        "k8s.storage.class-missing",
        "A claim names a StorageClass that does not exist",
        ["the PersistentVolumeClaim is Pending", "the StorageClass that it names is absent", "event ProvisioningFailed: not found"],
        "Create the class, or recreate the claim with one that exists, if it was never bound.",
        25);

    public static CauseDescription NoDefaultClass { get; } = Refining(
        "k8s.storage.no-default-class",
        "A claim names no StorageClass where none is the default",
        ["the PersistentVolumeClaim is Pending", "it names no StorageClass", "no StorageClass is marked as the default"],
        "Mark a class as the default, or recreate the claim with a class, if it was never bound.",
        25);

    public static CauseDescription VolumeSmall { get; } = Refining(
        "k8s.storage.volume-small",
        "A claim asks for more than the volume that is there for it holds",
        ["the PersistentVolumeClaim is Pending", "its request is more than the capacity of the PersistentVolume"],
        "Provide a volume that is large enough, or ask for less.",
        26);

    public static CauseDescription AccessMode { get; } = Refining(
        "k8s.storage.access-mode",
        "A claim wants an access mode that no volume for it allows",
        ["the PersistentVolumeClaim is Pending", "its access modes are not among those of the PersistentVolume or its provisioner"],
        "Recreate the claim with an access mode that the volume allows, if it was never bound.",
        27);

    public static CauseDescription Selector { get; } = Refining(
        "k8s.storage.selector",
        "A claim selects volumes by labels that none has",
        ["the PersistentVolumeClaim is Pending", "its selector does not select the PersistentVolume that is there"],
        "Correct the selector or the labels of the volume.",
        28);

    public static CauseDescription VolumeMode { get; } = Refining(
        "k8s.storage.volume-mode",
        "A claim wants a block device and the volume is a file system, or the other way round",
        ["the PersistentVolumeClaim is Pending", "its volumeMode is not that of the PersistentVolume"],
        "Recreate the claim with the volume's mode, if it was never bound.",
        27);

    public static CauseDescription AlreadyBound { get; } = Refining(
        "k8s.storage.already-bound",
        "The volume for a claim belongs to another claim",
        ["the PersistentVolumeClaim is Pending", "the claimRef of the PersistentVolume names another claim", "the volume is Bound or Released"],
        "Let a person decide whose volume it is; a claimRef is never cleared automatically.",
        28);

    public static CauseDescription VolumeMissing { get; } = Refining(
        "k8s.storage.volume-missing",
        "The volume of a claim does not exist",
        ["the PersistentVolumeClaim is Pending or Lost", "the PersistentVolume that it names is absent"],
        "Restore the volume, or have a person decide that its data are lost.",
        28);

    public static CauseDescription ProvisioningFailed { get; } = Refining(
        "k8s.storage.provisioning-failed",
        "The provisioner of a StorageClass cannot make the volume that a claim asks for",
        ["the PersistentVolumeClaim is Pending", "the StorageClass exists", "event ProvisioningFailed"],
        "Do what the provisioner's message says.",
        25);

    public static CauseDescription ProvisionerAbsent { get; } = Refining(
        "k8s.storage.provisioner-absent",
        "Nobody answers for the provisioner of a StorageClass",
        ["the PersistentVolumeClaim is Pending", "event ExternalProvisioning and nothing after it", "the provisioner's lease is stale or absent"],
        "Start the provisioner.",
        25);

    private static CauseDescription Refining(string code, string title, IReadOnlyList<string> signs, string repair, int row) => new()
    {
        Code = new(code),
        Title = title,
        Signs = signs,
        Repair = repair,
        RepairClass = RepairClass.Approve,
        Rows = [row],
        Refines = [new("k8s.storage.unbound")],
    };
}
