using Autoheal.Simulation.Kubelet;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Nodes;

/// <summary>The kubelet of a node that runs the application has stopped.</summary>
internal sealed class NodeNotReadyFault(string target) : Fault("node-not-ready", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.Condition(Kinds.Node, "Ready", "Unknown", "NodeStatusUnknown"), Sign.Event("NodeNotReady")];

    internal override IReadOnlyList<string> Alerts => ["KubeNodeNotReady"];

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.SetNodes([scene.BusyNode], NodeTrouble.KubeletStopped, lasts: true);
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.EndOnNodes(NodeTrouble.KubeletStopped);
        return true;
    }
}
