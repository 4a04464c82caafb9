using Autoheal.Simulation.Kubelet;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Nodes;

/// <summary>A node that runs the application is short of process ids.</summary>
internal sealed class ProcessPressureFault(string target) : Fault("pid-pressure", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.Condition(Kinds.Node, "PIDPressure", "True", "KubeletHasInsufficientPID")];

    internal override IReadOnlyList<string> Alerts => ["KubeNodePressure"];

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.SetNodes([scene.BusyNode], NodeTrouble.ProcessIdsShort, lasts: true);
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.EndOnNodes(NodeTrouble.ProcessIdsShort);
        return true;
    }
}
