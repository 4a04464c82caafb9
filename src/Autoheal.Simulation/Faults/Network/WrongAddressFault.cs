namespace Autoheal.Simulation.Faults.Network;

/// <summary>A release calls its neighbour by a name that no Service has.</summary>
internal sealed class WrongAddressFault(string target) : ReleaseFault("wrong-address", target)
{
    internal override IReadOnlyList<Sign> Signs => [CallSigns.UnknownHost, CallSigns.Failing(CallSigns.Target)];

    internal override IReadOnlyList<string> Alerts => ["ServiceErrorRateHigh"];

    internal override bool NeedsConnections => true;

    protected override string ChangeOfContainer(FaultScene scene) =>
        """{"env":[{"name":"$setting","value":"http://$neighbour-v2.$namespace.svc.cluster.local"}]}""";
}
