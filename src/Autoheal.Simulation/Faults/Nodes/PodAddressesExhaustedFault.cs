using Autoheal.Simulation.Kubelet;
namespace Autoheal.Simulation.Faults.Nodes;

/// <summary>The nodes have no address left for another pod.</summary>
internal sealed class PodAddressesExhaustedFault(string target) : Fault("pod-addresses-exhausted", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.Event("FailedCreatePodSandBox", "no IP addresses available")];

    internal override IReadOnlyList<string> Alerts => ["KubeDeploymentReplicasMismatch"];

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.SetNodes(scene.Nodes.Select(node => node.Name), NodeTrouble.NoPodAddresses, lasts: true);
        scene.Restart();
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        scene.EndOnNodes(NodeTrouble.NoPodAddresses);
        return true;
    }
}
