namespace Autoheal.Simulation.Faults.Scaling;

internal sealed class ScaledToZeroFault(string target) : Fault("scaled-to-zero", target)
{
    public override void Apply(SimulatedWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        var workload = world.Landscape.Find(Target);
        ClusterUser.Engineer(world).Scale(workload.Namespace, workload.Name, 0);
    }
}
