using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Network;

/// <summary>A new policy lets only a gateway into the neighbour that the application calls.</summary>
internal sealed class NetworkPolicyBlocksFault(string target) : Fault("network-policy-blocks", target)
{
    internal override IReadOnlyList<Sign> Signs => [CallSigns.TimedOut, CallSigns.Failing(CallSigns.Target)];

    internal override IReadOnlyList<string> Alerts => ["ServiceErrorRateHigh"];

    internal override bool NeedsConnections => true;

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        _ = scene.Neighbour;
        scene.Create(Kinds.NetworkPolicy, """
            {"metadata":{"name":"restrict-$neighbour"},"spec":{"podSelector":{"matchLabels":{"app":"$neighbour"}},"policyTypes":["Ingress"],
             "ingress":[{"from":[{"podSelector":{"matchLabels":{"role":"gateway"}}}]}]}}
            """);
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Delete(Kinds.NetworkPolicy, "restrict-$neighbour");
        return true;
    }
}
