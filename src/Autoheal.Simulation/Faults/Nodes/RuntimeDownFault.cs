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
        scene.SetNodes([scene.BusyNode], NodeTrouble.RuntimeStopped, lasts: true);
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.EndOnNodes(NodeTrouble.RuntimeStopped);
        return true;
    }
}
