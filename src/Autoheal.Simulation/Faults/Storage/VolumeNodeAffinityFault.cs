using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Storage;

/// <summary>A release mounts a local volume of a node that no longer exists.</summary>
internal sealed class VolumeNodeAffinityFault(string target) : ReleaseFault("volume-node-affinity", target)
{
    internal override IReadOnlyList<Sign> Signs =>
    [
        Sign.Unschedulable("volume node affinity conflict"),
        Sign.Event("FailedScheduling", "volume node affinity conflict"),
    ];

    protected override void Prepare(FaultScene scene)
    {
        scene.Platform.Create(Kinds.PersistentVolume, null, scene.Fill("""{"metadata":{"name":"$app-volume"},"spec":{"capacity":{"storage":"20Gi"},"accessModes":["ReadWriteOnce"],"storageClassName":"manual","persistentVolumeReclaimPolicy":"Retain","local":{"path":"/srv/data"},"nodeAffinity":{"required":{"nodeSelectorTerms":[{"matchExpressions":[{"key":"kubernetes.io/hostname","operator":"In","values":["worker-legacy-7"]}]}]}}}}"""));
        scene.Create(Kinds.PersistentVolumeClaim, """{"metadata":{"name":"$app-data"},"spec":{"storageClassName":"manual","accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"10Gi"}}}}""");
    }

    protected override string ChangeOfPod(FaultScene scene) =>
        """
        {"volumes":[{"name":"data","persistentVolumeClaim":{"claimName":"$app-data"}}],
         "containers":[{"name":"$app","volumeMounts":[{"name":"data","mountPath":"/data"}]}]}
        """;

    protected override void CleanUp(FaultScene scene) => scene.Delete(Kinds.PersistentVolumeClaim, "$app-data");
}
