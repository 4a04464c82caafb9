using Autoheal.Simulation.Kubelet;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Nodes;

/// <summary>A node that runs the application is short of memory, and its kubelet evicts pods.</summary>
internal sealed class MemoryPressureFault(string target) : Fault("memory-pressure", target)
{
    internal override IReadOnlyList<Sign> Signs =>
    [
        Sign.Condition(Kinds.Node, "MemoryPressure", "True", "KubeletHasInsufficientMemory"),
        Sign.Event("Evicted"),
    ];

    internal override IReadOnlyList<string> Alerts => ["KubeNodePressure"];

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        world.Plane.Nodes.Of(scene.BusyNode).Begin(NodeTrouble.MemoryShort);
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        foreach (var node in scene.Nodes.ToArray())
            world.Plane.Nodes.Of(node.Name).End(NodeTrouble.MemoryShort);
        return true;
    }
}
