using Autoheal.Simulation.Controllers.Volumes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Storage;

/// <summary>A new pod has to go to another node than the old one, and their volume can only be with one.</summary>
internal sealed class MultiAttachFault(string target) : Fault("multi-attach", target)
{
    private static readonly TimeSpan s_life = TimeSpan.FromMinutes(2);

    internal override IReadOnlyList<Sign> Signs => [Sign.Event("FailedAttachVolume", "Multi-Attach error"), Sign.Waiting("ContainerCreating")];

    internal override IReadOnlyList<string> Alerts => ["KubePodNotReady"];

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        // A volume that any node may have, one after the other.
        scene.Platform.Create(Kinds.StorageClass, null, $$"""
            {"metadata":{"name":"regional"},"provisioner":"{{VolumeProvisioners.Standard}}","reclaimPolicy":"Delete","volumeBindingMode":"Immediate"}
            """);
        scene.Create(Kinds.PersistentVolumeClaim, """
            {"metadata":{"name":"$app-index"},"spec":{"storageClassName":"regional","accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"5Gi"}}}}
            """);
        scene.Create(Kinds.Deployment, """
            {"metadata":{"name":"$app-index","labels":{"app":"$app-index"}},"spec":{"replicas":1,"selector":{"matchLabels":{"app":"$app-index"}},
             "template":{"metadata":{"labels":{"app":"$app-index"}},"spec":{
             "affinity":{"podAntiAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":[{"labelSelector":{"matchLabels":{"app":"$app-index"}},"topologyKey":"kubernetes.io/hostname"}]}},
             "volumes":[{"name":"index","persistentVolumeClaim":{"claimName":"$app-index"}}],
             "containers":[{"name":"index","image":"registry.example/search/index:2.2","volumeMounts":[{"name":"index","mountPath":"/var/lib/index"}]}]}}}}
            """);
        scene.Later(s_life, () => scene.Deployer.Restart(scene.Namespace, scene.Fill("$app-index")));
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Patch(Kinds.Deployment, "$app-index", """{"spec":{"strategy":{"$retainKeys":["type"],"type":"Recreate"}}}""");
        return true;
    }
}
