using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Surroundings;

/// <summary>Everyday life of a cluster: others release, scale and restart, and all of it is well.</summary>
internal sealed class NoiseFault(string target) : Fault("noise", target)
{
    private const int Rounds = 6;
    private static readonly TimeSpan s_pace = TimeSpan.FromSeconds(75);

    internal override IReadOnlyList<string> Alerts => [];

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        var others = world.Landscape.Workloads.Where(workload => workload != scene.Workload).ToArray();
        for (var round = 0; round < Rounds && others.Length > 0; round++)
        {
            var (number, other) = (round, others[round % others.Length]);
            scene.Later(s_pace * (round + 1), () => Live(scene, other, number));
        }
    }

    private static void Live(FaultScene scene, Applications.Workload other, int number)
    {
        if (scene.World.Store.Find(Kinds.Deployment, other.Namespace, other.Name) is not { } deployment || deployment.Spec.Number("replicas") == 0)
            return;
        if (number % 2 == 0)
            scene.Deployer.Scale(other.Namespace, other.Name, other.Replicas + ((number / 2) % 2) + 1);
        else
            scene.Deployer.Restart(other.Namespace, other.Name);
    }
}
