namespace Autoheal.Simulation.Faults.Probes;

/// <summary>A release has its liveness probe speak gRPC with an HTTP server.</summary>
internal sealed class LivenessWrongProtocolFault(string target) : ReleaseFault("liveness-wrong-protocol", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.Event("Unhealthy", "Liveness probe"), Sign.Event("Killing", "failed liveness probe")];

    protected override string ChangeOfContainer(FaultScene scene) =>
        """{"livenessProbe":{"httpGet":null,"grpc":{"port":9097}}}""";
}
