using Autoheal.Simulation.Kubelet;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Nodes;

/// <summary>The node of the database loses packets: calls to and from it are slow.</summary>
internal sealed class PacketLossFault(string target) : Fault("node-packet-loss", target)
{
    internal override IReadOnlyList<Sign> Signs => [CallSigns.Slow(CallSigns.Target)];

    internal override IReadOnlyList<string> Alerts => ["ServiceLatencyHigh"];

    internal override bool NeedsConnections => true;

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        var node = world.Store.Get(Kinds.Pod, scene.Namespace, $"{scene.Backend.Name}-0").Spec.Text("nodeName")!;
        scene.SetNodes([node], NodeTrouble.PacketLoss, lasts: true);
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.EndOnNodes(NodeTrouble.PacketLoss);
        return true;
    }
}
