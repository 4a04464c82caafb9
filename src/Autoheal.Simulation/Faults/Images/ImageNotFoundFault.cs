using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Faults.Images;

internal sealed class ImageNotFoundFault(string target) : Fault("image-not-found", target)
{
    public override void Apply(SimulatedWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        var workload = world.Landscape.Find(Target);
        ClusterUser.Deployer(world).SetDeployment(
            workload.Namespace, workload.Name, Release.Of(workload, new JsonObject { ["image"] = workload.NextImage }));
    }
}
