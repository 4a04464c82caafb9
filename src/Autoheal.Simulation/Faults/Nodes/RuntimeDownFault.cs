using Autoheal.Simulation.Kubelet;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Nodes;

/// <summary>The container runtime of a node does not answer.</summary>
internal sealed class RuntimeDownFault(string target) : Fault("runtime-down", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.Condition(Kinds.Node, "Ready", "False", "KubeletNotReady")];

    internal override IReadOnlyList<string> Alerts => ["KubeNodeNotReady"];

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        world.Plane.Nodes.Of(scene.BusyNode).Begin(NodeTrouble.RuntimeStopped);
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        foreach (var node in scene.Nodes.ToArray())
            world.Plane.Nodes.Of(node.Name).End(NodeTrouble.RuntimeStopped);
        return true;
    }
}
