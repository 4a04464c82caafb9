using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Storage;

/// <summary>A release brings a claim of a StorageClass that does not exist.</summary>
internal sealed class StorageClassMissingFault(string target) : ReleaseFault("storage-class-missing", target)
{
    internal override IReadOnlyList<Sign> Signs =>
    [
        Sign.Unschedulable("pod has unbound immediate PersistentVolumeClaims"),
        Sign.Of("a claim is Pending", (world, target) => world.Store.List(Kinds.PersistentVolumeClaim, target.Namespace).Any(claim => claim.Status.Text("phase") == "Pending")),
        Sign.Event("ProvisioningFailed", "not found"),
    ];

    protected override void Prepare(FaultScene scene)
    {
        scene.Create(Kinds.PersistentVolumeClaim, """{"metadata":{"name":"$app-data"},"spec":{"storageClassName":"fast-nvme","accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"10Gi"}}}}""");
    }

    protected override string ChangeOfPod(FaultScene scene) =>
        """
        {"volumes":[{"name":"data","persistentVolumeClaim":{"claimName":"$app-data"}}],
         "containers":[{"name":"$app","volumeMounts":[{"name":"data","mountPath":"/data"}]}]}
        """;

    protected override void CleanUp(FaultScene scene) => scene.Delete(Kinds.PersistentVolumeClaim, "$app-data");
}
