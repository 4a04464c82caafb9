using Autoheal.Simulation.Kubelet;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Nodes;

/// <summary>The disk of a node that runs the application fails, and its filesystem turns read-only.</summary>
internal sealed class DiskErrorFault(string target) : Fault("node-disk-error", target)
{
    internal override IReadOnlyList<Sign> Signs =>
    [
        Sign.Condition(Kinds.Node, "ReadonlyFilesystem", "True", "FilesystemIsReadOnly"),
        Sign.Event("FilesystemIsReadOnly"),
    ];

    internal override IReadOnlyList<string> Alerts => ["KubeNodeReadonlyFilesystem"];

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.SetNodes([scene.BusyNode], NodeTrouble.DiskReadOnly, lasts: true);
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.EndOnNodes(NodeTrouble.DiskReadOnly);
        return true;
    }
}
