namespace Autoheal.Simulation.Faults.Probes;

/// <summary>A release has its liveness probe ask a port that nothing listens on.</summary>
internal sealed class LivenessWrongPortFault(string target) : ReleaseFault("liveness-wrong-port", target)
{
    internal override IReadOnlyList<Sign> Signs =>
    [
        Sign.Event("Unhealthy", "Liveness probe failed"),
        Sign.Event("Killing", "failed liveness probe"),
        Sign.Waiting("CrashLoopBackOff"),
    ];

    protected override string ChangeOfContainer(FaultScene scene) => """{"livenessProbe":{"httpGet":{"port":9999}}}""";
}
