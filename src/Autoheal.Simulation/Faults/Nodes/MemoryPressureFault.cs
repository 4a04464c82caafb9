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
        scene.SetNodes([scene.BusyNode], NodeTrouble.MemoryShort, lasts: true);
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.EndOnNodes(NodeTrouble.MemoryShort);
        return true;
    }
}
