using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Faults;

internal sealed class BadRolloutFault(string target, string name = "bad-rollout") : Fault(name, target)
{
    public override void Apply(SimulatedWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        var workload = world.Landscape.Find(Target);
        world.Plane.Registry.Publish(workload.NextImage, workload.Program);
        ClusterUser.Deployer(world).SetDeployment(workload.Namespace, workload.Name, Release.Of(workload, new JsonObject
        {
            ["image"] = workload.NextImage,
            ["env"] = Release.Without(workload.RequiredVariable),
        }));
    }
}
