namespace Autoheal.Simulation.Faults.Crashes;

/// <summary>A release runs as a user who may not write to its volume.</summary>
internal sealed class VolumePermissionFault(string target) : ReleaseFault("volume-permission", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.Waiting("CrashLoopBackOff"), Sign.Log("permission denied")];

    protected override void Prepare(FaultScene scene) =>
        scene.Publish("$next", """{"like":"$current","needsGroup":true,"says":["$app: open /var/cache/app/index.lock: permission denied"]}""");

    protected override string ChangeOfPod(FaultScene scene) =>
        """
        {"securityContext":{"runAsUser":1000},"volumes":[{"name":"cache","emptyDir":{}}],
         "containers":[{"name":"$app","image":"$next","volumeMounts":[{"name":"cache","mountPath":"/var/cache/app"}]}]}
        """;
}
