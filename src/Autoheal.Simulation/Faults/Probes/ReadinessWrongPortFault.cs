namespace Autoheal.Simulation.Faults.Probes;

/// <summary>A release has its readiness probe ask a port that nothing listens on; its pods run and never get traffic.</summary>
internal sealed class ReadinessWrongPortFault(string target) : ReleaseFault("readiness-wrong-port", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.Event("Unhealthy", "Readiness probe failed"), Sign.NotReady()];

    protected override string ChangeOfContainer(FaultScene scene) => """{"readinessProbe":{"httpGet":{"port":9998}}}""";
}
