namespace Autoheal.Simulation.Faults.Scaling;

internal sealed class ScaledToZeroFault(string target) : Fault("scaled-to-zero", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.NoEndpoints()];

    internal override IReadOnlyList<string> Alerts => ["KubeServiceWithoutEndpoints"];

    public override void Apply(SimulatedWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        var workload = world.Landscape.Find(Target);
        ClusterUser.Engineer(world).Scale(workload.Namespace, workload.Name, 0);
    }

    public override bool TryRepair(SimulatedWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        var workload = world.Landscape.Find(Target);
        ClusterUser.Engineer(world).Scale(workload.Namespace, workload.Name, workload.Replicas);
        return true;
    }
}
