using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Scheduling;

/// <summary>Every node was cordoned for an upgrade and forgotten; what has to move waits.</summary>
internal sealed class NodesCordonedFault(string target) : Fault("nodes-cordoned", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.Event("FailedScheduling", "were unschedulable"), Sign.Unschedulable("were unschedulable")];

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        foreach (var node in scene.Nodes.ToArray())
            scene.Platform.Patch(Kinds.Node, null, node.Name, """{"spec":{"unschedulable":true}}""");
        scene.Restart();
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        foreach (var node in scene.Nodes.ToArray())
            scene.Platform.Patch(Kinds.Node, null, node.Name, """{"spec":{"unschedulable":null}}""");
        return true;
    }
}
