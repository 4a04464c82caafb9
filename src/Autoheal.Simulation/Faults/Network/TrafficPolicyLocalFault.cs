using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Network;

/// <summary>The Service of the neighbour keeps calls on their node, and not every node has a pod of it.</summary>
internal sealed class TrafficPolicyLocalFault(string target) : Fault("traffic-policy-local", target)
{
    internal override IReadOnlyList<Sign> Signs => [CallSigns.TimedOut, CallSigns.Failing(CallSigns.Target)];

    internal override IReadOnlyList<string> Alerts => ["ServiceErrorRateHigh"];

    internal override bool NeedsConnections => true;

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        _ = scene.Neighbour;
        scene.Patch(Kinds.Service, "$neighbour", """{"spec":{"internalTrafficPolicy":"Local"}}""");
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.Patch(Kinds.Service, "$neighbour", """{"spec":{"internalTrafficPolicy":"Cluster"}}""");
        return true;
    }
}
