using Autoheal.Simulation.Kubelet;
namespace Autoheal.Simulation.Faults.Nodes;

/// <summary>The network plugin fails for every new pod.</summary>
internal sealed class NetworkPluginDownFault(string target) : Fault("network-plugin-down", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.Event("FailedCreatePodSandBox", "failed to set bridge addr")];

    internal override IReadOnlyList<string> Alerts => ["KubeDeploymentReplicasMismatch"];

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.SetNodes(scene.Nodes.Select(node => node.Name), NodeTrouble.NetworkPluginFailed, lasts: true);
        scene.Restart();
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.EndOnNodes(NodeTrouble.NetworkPluginFailed);
        return true;
    }
}
