using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Faults.Images;

internal sealed class ImageNotFoundFault(string target) : Fault("image-not-found", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.Waiting("ImagePullBackOff"), Sign.Event("Failed", ": not found")];

    public override void Apply(SimulatedWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        var workload = world.Landscape.Find(Target);
        ClusterUser.Deployer(world).SetDeployment(
            workload.Namespace, workload.Name, Release.Of(workload, new JsonObject { ["image"] = workload.NextImage }));
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        new FaultScene(world, Target).Undo();
        return true;
    }
}
