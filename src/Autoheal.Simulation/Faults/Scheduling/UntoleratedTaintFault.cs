using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Scheduling;

/// <summary>The nodes were set aside for batch work, and the application does not tolerate that.</summary>
internal sealed class UntoleratedTaintFault(string target) : Fault("untolerated-taint", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.Event("FailedScheduling", "untolerated taint"), Sign.Unschedulable("untolerated taint")];

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        foreach (var node in scene.Nodes.ToArray())
            scene.Platform.Patch(Kinds.Node, null, node.Name, """{"spec":{"taints":[{"key":"dedicated","value":"batch","effect":"NoSchedule"}]}}""");
        scene.Restart();
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        foreach (var node in scene.Nodes.ToArray())
            scene.Platform.Patch(Kinds.Node, null, node.Name, """{"spec":{"taints":null}}""");
        return true;
    }
}
