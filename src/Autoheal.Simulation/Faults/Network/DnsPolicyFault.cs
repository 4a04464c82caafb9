namespace Autoheal.Simulation.Faults.Network;

/// <summary>A release lets its pods ask the name server of their node, which does not know the cluster.</summary>
internal sealed class DnsPolicyFault(string target) : ReleaseFault("dns-policy", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.Waiting("CrashLoopBackOff"), CallSigns.UnknownHost];

    internal override bool NeedsConnections => true;

    protected override string ChangeOfPod(FaultScene scene) => """{"dnsPolicy":"Default"}""";
}
