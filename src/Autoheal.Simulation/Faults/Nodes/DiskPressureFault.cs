using Autoheal.Simulation.Kubelet;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Nodes;

/// <summary>The disk of a node that runs the application fills up, and its kubelet evicts pods.</summary>
internal sealed class DiskPressureFault(string target) : Fault("disk-pressure", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.Condition(Kinds.Node, "DiskPressure", "True", "KubeletHasDiskPressure")];

    internal override IReadOnlyList<string> Alerts => ["KubeNodePressure"];

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        world.Plane.Nodes.Of(scene.BusyNode).Begin(NodeTrouble.DiskShort);
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        foreach (var node in scene.Nodes.ToArray())
            world.Plane.Nodes.Of(node.Name).End(NodeTrouble.DiskShort);
        return true;
    }
}
