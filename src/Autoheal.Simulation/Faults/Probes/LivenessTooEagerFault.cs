namespace Autoheal.Simulation.Faults.Probes;

/// <summary>A release starts slowly, and its liveness probe does not wait for it.</summary>
internal sealed class LivenessTooEagerFault(string target) : ReleaseFault("liveness-too-eager", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.Event("Killing", "failed liveness probe"), Sign.Waiting("CrashLoopBackOff")];

    protected override void Prepare(FaultScene scene) =>
        scene.Publish("$next", """{"like":"$current","listensAfterSeconds":45}""");

    protected override string ChangeOfContainer(FaultScene scene) =>
        """
        {"image":"$next","livenessProbe":{"initialDelaySeconds":0,"periodSeconds":3,"failureThreshold":2}}
        """;
}
