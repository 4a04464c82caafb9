namespace Autoheal.Simulation.Faults.Surroundings;

internal sealed class HealthyFault(string target) : Fault("healthy", target)
{
    public override void Apply(SimulatedWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        // Nothing happens, but a name that the world does not know is a mistake all the same.
        world.Landscape.Find(Target);
    }
}
