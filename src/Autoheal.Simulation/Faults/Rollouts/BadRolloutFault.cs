using System.Text.Json.Nodes;
using Autoheal.Simulation.Applications;

namespace Autoheal.Simulation.Faults.Rollouts;

internal sealed class BadRolloutFault(string target) : Fault("bad-rollout", target)
{
    public override void Apply(SimulatedWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        var workload = world.Landscape.Find(Target);
        world.Plane.Registry.Publish(workload.NextImage, workload.Program(Workload.CurrentSchema));
        ClusterUser.Deployer(world).SetDeployment(workload.Namespace, workload.Name, Release.Of(workload, new JsonObject
        {
            ["image"] = workload.NextImage,
            ["env"] = Release.Without(workload.RequiredVariable),
        }));
    }
}
