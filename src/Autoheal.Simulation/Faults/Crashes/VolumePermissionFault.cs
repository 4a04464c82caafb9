using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Crashes;

/// <summary>A release runs as a user who may not write to its volume.</summary>
internal sealed class VolumePermissionFault(string target) : ReleaseFault("volume-permission", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.Waiting("CrashLoopBackOff"), Sign.Log("permission denied")];

    protected override void Prepare(FaultScene scene) =>
        scene.Publish("$next", new FlawedImage
    {
        Sound = scene.Sound,
        Complaint = start => start.Pod.Spec.Object("securityContext").Number("fsGroup") is null
            ? [$"{scene.Workload.Name}: open /var/cache/app/index.lock: permission denied"]
            : null,
    });

    protected override string ChangeOfPod(FaultScene scene) =>
        """
        {"securityContext":{"runAsUser":1000},"volumes":[{"name":"cache","emptyDir":{}}],
         "containers":[{"name":"$app","image":"$next","volumeMounts":[{"name":"cache","mountPath":"/var/cache/app"}]}]}
        """;
}
