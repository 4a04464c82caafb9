using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Storage;

/// <summary>A release brings a claim that asks for more than the volume prepared for it has.</summary>
internal sealed class VolumeTooSmallFault(string target) : ReleaseFault("volume-too-small", target)
{
    internal override IReadOnlyList<Sign> Signs =>
    [
        Sign.Unschedulable("pod has unbound immediate PersistentVolumeClaims"),
        Sign.Of("a claim is Pending", (world, target) => world.Store.List(Kinds.PersistentVolumeClaim, target.Namespace).Any(claim => claim.Status.Text("phase") == "Pending")),
    ];

    protected override void Prepare(FaultScene scene)
    {
        scene.Platform.Create(Kinds.PersistentVolume, null, scene.Fill("""{"metadata":{"name":"$app-volume"},"spec":{"capacity":{"storage":"5Gi"},"accessModes":["ReadWriteOnce"],"storageClassName":"manual","persistentVolumeReclaimPolicy":"Retain","hostPath":{"path":"/srv/data"}}}"""));
        scene.Create(Kinds.PersistentVolumeClaim, """{"metadata":{"name":"$app-data"},"spec":{"storageClassName":"manual","accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"20Gi"}}}}""");
    }

    protected override string ChangeOfPod(FaultScene scene) =>
        """
        {"volumes":[{"name":"data","persistentVolumeClaim":{"claimName":"$app-data"}}],
         "containers":[{"name":"$app","volumeMounts":[{"name":"data","mountPath":"/data"}]}]}
        """;

    protected override void CleanUp(FaultScene scene) => scene.Delete(Kinds.PersistentVolumeClaim, "$app-data");
}
