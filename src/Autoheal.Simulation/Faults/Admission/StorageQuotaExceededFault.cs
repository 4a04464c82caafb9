using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Admission;

/// <summary>A release mounts a new volume whose claim the quota refused.</summary>
internal sealed class StorageQuotaExceededFault(string target) : ReleaseFault("storage-quota-exceeded", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.Event("FailedScheduling", "persistentvolumeclaim"), Sign.Unschedulable("not found")];

    protected override void Prepare(FaultScene scene)
    {
        scene.Create(Kinds.ResourceQuota, """{"metadata":{"name":"team"},"spec":{"hard":{"persistentvolumeclaims":"0"}}}""");
        scene.TryCreate(Kinds.PersistentVolumeClaim, """
            {"metadata":{"name":"$app-data"},"spec":{"accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"10Gi"}}}}
            """);
    }

    protected override string ChangeOfPod(FaultScene scene) =>
        """
        {"volumes":[{"name":"data","persistentVolumeClaim":{"claimName":"$app-data"}}],
         "containers":[{"name":"$app","volumeMounts":[{"name":"data","mountPath":"/data"}]}]}
        """;

    protected override void CleanUp(FaultScene scene) => scene.Delete(Kinds.ResourceQuota, "team");
}
