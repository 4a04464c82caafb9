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
        foreach (var node in scene.Nodes.ToArray())
            world.Plane.Nodes.Of(node.Name).Begin(NodeTrouble.NoPodAddresses);
        scene.Restart();
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        foreach (var node in scene.Nodes.ToArray())
            world.Plane.Nodes.Of(node.Name).End(NodeTrouble.NoPodAddresses);
        return true;
    }
}
