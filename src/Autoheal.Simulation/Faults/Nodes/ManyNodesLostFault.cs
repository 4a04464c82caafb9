using Autoheal.Simulation.Kubelet;
using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Nodes;

/// <summary>Every node stops reporting at once.</summary>
internal sealed class ManyNodesLostFault(string target) : Fault("many-nodes-lost", target)
{
    internal override IReadOnlyList<Sign> Signs =>
    [
        Sign.Condition(Kinds.Node, "Ready", "Unknown", "NodeStatusUnknown"),
        Sign.Of("more than one node is not ready", (world, _) => world.Store.List(Kinds.Node).Count(node => Conditions.Find(node.Status, "Ready").Text("status") != "True") > 1),
    ];

    internal override IReadOnlyList<string> Alerts => ["KubeNodeNotReady"];

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.SetNodes(scene.Nodes.Select(node => node.Name), NodeTrouble.KubeletStopped, lasts: true);
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.EndOnNodes(NodeTrouble.KubeletStopped);
        return true;
    }
}
