using System.Text.Json.Nodes;
using Autoheal.Simulation.Faults;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Outside;

/// <summary>Whole faults by name: what <c>autoheal sim --scenario</c> does, while the cluster runs.</summary>
internal sealed class OutsideFaults(SimulatedWorld world) : IOutsidePart
{
    public string Usage => "/NAME target: namespace/application; repair: true to have it repaired";

    public void Set(string name, JsonObject state)
    {
        var fault = Fault.Named(name, state.Text("target") ?? world.Landscape.Primary?.Key ?? throw new ArgumentException("The world has no applications."));
        if (state.Flag("repair") != true)
            fault.Apply(world);
        else if (!fault.TryRepair(world))
            throw new ArgumentException($"Nobody can repair '{name}'.");
    }
}
