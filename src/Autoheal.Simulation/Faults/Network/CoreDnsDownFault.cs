using Autoheal.Simulation.Applications.Networking;

namespace Autoheal.Simulation.Faults.Network;

/// <summary>Nobody left the cluster a name server.</summary>
internal sealed class CoreDnsDownFault(string target) : Fault("coredns-down", target)
{
    internal override IReadOnlyList<Sign> Signs => [CallSigns.NameServerSilent, CallSigns.Failing(CallSigns.Target)];

    internal override IReadOnlyList<string> Alerts => ["ServiceErrorRateHigh", "KubeServiceWithoutEndpoints"];

    internal override bool NeedsConnections => true;

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Platform.Scale(ClusterDns.Namespace, "coredns", 0);
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Platform.Scale(ClusterDns.Namespace, "coredns", 2);
        return true;
    }
}
