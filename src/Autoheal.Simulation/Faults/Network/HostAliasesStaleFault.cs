namespace Autoheal.Simulation.Faults.Network;

/// <summary>A release pins the name of its neighbour to an address that nobody has any more.</summary>
internal sealed class HostAliasesStaleFault(string target) : ReleaseFault("host-aliases-stale", target)
{
    internal override IReadOnlyList<Sign> Signs => [CallSigns.TimedOut, CallSigns.Failing(CallSigns.Target)];

    internal override IReadOnlyList<string> Alerts => ["ServiceErrorRateHigh"];

    internal override bool NeedsConnections => true;

    protected override string ChangeOfPod(FaultScene scene) =>
        """{"hostAliases":[{"ip":"10.96.200.214","hostnames":["$neighbour.$namespace.svc.cluster.local"]}]}""";
}
