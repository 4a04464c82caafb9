using Autoheal.Simulation.Kubelet;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Nodes;

/// <summary>A node that runs the application is cut off from all others.</summary>
internal sealed class NodePartitionedFault(string target) : Fault("node-partitioned", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.Condition(Kinds.Node, "Ready", "Unknown", "NodeStatusUnknown")];

    internal override IReadOnlyList<string> Alerts => ["KubeNodeNotReady"];

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.SetNodes([scene.BusyNode], NodeTrouble.Partitioned, lasts: true);
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.EndOnNodes(NodeTrouble.Partitioned);
        return true;
    }
}
