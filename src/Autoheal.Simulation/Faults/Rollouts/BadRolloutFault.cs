using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Faults.Rollouts;

internal sealed class BadRolloutFault(string target) : Fault("bad-rollout", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.Waiting("CrashLoopBackOff"), Sign.Ended("Error", 1), Sign.Unavailable()];

    public override void Apply(SimulatedWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        var workload = world.Landscape.Find(Target);
        new FaultScene(world, Target).PublishNext();
        ClusterUser.Deployer(world).SetDeployment(workload.Namespace, workload.Name, Release.Of(workload, new JsonObject
        {
            ["image"] = workload.NextImage,
            ["env"] = Release.Without(workload.RequiredVariable),
        }));
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        new FaultScene(world, Target).Undo();
        return true;
    }
}
