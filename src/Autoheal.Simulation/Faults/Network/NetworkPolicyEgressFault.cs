using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Network;

/// <summary>A new policy lets the application talk to its own namespace only, and so to no name server.</summary>
internal sealed class NetworkPolicyEgressFault(string target) : Fault("network-policy-egress", target)
{
    internal override IReadOnlyList<Sign> Signs => [CallSigns.NameServerSilent, CallSigns.Failing(CallSigns.Target)];

    internal override IReadOnlyList<string> Alerts => ["ServiceErrorRateHigh"];

    internal override bool NeedsConnections => true;

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Create(Kinds.NetworkPolicy, """
            {"metadata":{"name":"restrict-$app"},"spec":{"podSelector":{"matchLabels":{"app":"$app"}},"policyTypes":["Egress"],
             "egress":[{"to":[{"podSelector":{}}]}]}}
            """);
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Delete(Kinds.NetworkPolicy, "restrict-$app");
        return true;
    }
}
