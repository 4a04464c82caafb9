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
        scene.SetNodes([scene.BusyNode], NodeTrouble.DiskShort, lasts: true);
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.EndOnNodes(NodeTrouble.DiskShort);
        return true;
    }
}
