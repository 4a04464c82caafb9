using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Storage;

/// <summary>A release brings a claim that several nodes may write to, and the volume prepared for it allows one.</summary>
internal sealed class AccessModeMismatchFault(string target) : ReleaseFault("access-mode-mismatch", target)
{
    internal override IReadOnlyList<Sign> Signs =>
    [
        Sign.Unschedulable("pod has unbound immediate PersistentVolumeClaims"),
        Sign.Of("a claim is Pending", (world, target) => world.Store.List(Kinds.PersistentVolumeClaim, target.Namespace).Any(claim => claim.Status.Text("phase") == "Pending")),
    ];

    protected override void Prepare(FaultScene scene)
    {
        scene.Platform.Create(Kinds.PersistentVolume, null, scene.Fill("""{"metadata":{"name":"$app-volume"},"spec":{"capacity":{"storage":"20Gi"},"accessModes":["ReadWriteOnce"],"storageClassName":"manual","persistentVolumeReclaimPolicy":"Retain","hostPath":{"path":"/srv/data"}}}"""));
        scene.Create(Kinds.PersistentVolumeClaim, """{"metadata":{"name":"$app-data"},"spec":{"storageClassName":"manual","accessModes":["ReadWriteMany"],"resources":{"requests":{"storage":"10Gi"}}}}""");
    }

    protected override string ChangeOfPod(FaultScene scene) =>
        """
        {"volumes":[{"name":"data","persistentVolumeClaim":{"claimName":"$app-data"}}],
         "containers":[{"name":"$app","volumeMounts":[{"name":"data","mountPath":"/data"}]}]}
        """;

    protected override void CleanUp(FaultScene scene) => scene.Delete(Kinds.PersistentVolumeClaim, "$app-data");
}
