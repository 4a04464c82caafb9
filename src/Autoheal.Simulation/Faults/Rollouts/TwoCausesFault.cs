namespace Autoheal.Simulation.Faults.Rollouts;

internal sealed class TwoCausesFault(string target) : Fault("two-causes", target)
{
    public override void Apply(SimulatedWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        var sibling = world.Landscape.SiblingOf(world.Landscape.Find(Target))
            ?? throw new ArgumentException($"'{Target}' is alone in its namespace.", nameof(world));
        BadRollout(Target).Apply(world);
        ScaledToZero(sibling.Key).Apply(world);
    }
}
