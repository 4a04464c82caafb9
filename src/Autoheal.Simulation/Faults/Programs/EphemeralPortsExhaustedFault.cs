namespace Autoheal.Simulation.Faults.Programs;

/// <summary>A release opens a connection for every request and never closes one, until its node has no port left for another.</summary>
internal sealed class EphemeralPortsExhaustedFault(string target) : ReleaseFault("ephemeral-ports-exhausted", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.Waiting("CrashLoopBackOff"), Sign.Log("cannot assign requested address")];

    protected override void Prepare(FaultScene scene) => scene.Publish("$next", """
        {"like":"$current","endsAfterSeconds":50,
         "says":["$app: dial tcp 10.96.0.21:80: connect: cannot assign requested address","too many failed calls, giving up"]}
        """);

    protected override string ChangeOfContainer(FaultScene scene) => """{"image":"$next"}""";
}
