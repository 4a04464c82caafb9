namespace Autoheal.Simulation.Faults.Probes;

/// <summary>A release starts more slowly than its startup probe allows.</summary>
internal sealed class StartupTooShortFault(string target) : ReleaseFault("startup-too-short", target)
{
    internal override IReadOnlyList<Sign> Signs =>
    [
        Sign.Event("Unhealthy", "Startup probe failed"),
        Sign.Event("Killing", "failed startup probe"),
        Sign.Waiting("CrashLoopBackOff"),
    ];

    protected override void Prepare(FaultScene scene) =>
        scene.Publish("$next", """{"like":"$current","listensAfterSeconds":75}""");

    protected override string ChangeOfContainer(FaultScene scene) =>
        """
        {"image":"$next","startupProbe":{"httpGet":{"path":"/healthz","port":"http"},"periodSeconds":5,"failureThreshold":4}}
        """;
}
