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
        world.Plane.Nodes.Of(scene.BusyNode).Begin(NodeTrouble.Partitioned);
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        foreach (var node in scene.Nodes.ToArray())
            world.Plane.Nodes.Of(node.Name).End(NodeTrouble.Partitioned);
        return true;
    }
}
