using Autoheal.Simulation.Faults;
using Autoheal.Simulation.Tests.Faults;

namespace Autoheal.Simulation.Tests.Kubectl;

/// <summary>What a fault does in a world, in order.</summary>
internal static class FaultRecording
{
    public static IReadOnlyList<FaultStep> Of(Fault fault, FaultyWorld world, TimeSpan onset)
    {
        var steps = new List<FaultStep>();
        var began = world.Clock.GetUtcNow();
        var inside = world.World.PeopleUse;
        world.World.Outside.Changed += (path, state) => steps.Add(FaultStep.Outside(world.Clock.GetUtcNow() - began, path, state));
        world.World.PeopleUse = request =>
        {
            var response = inside(request);
            steps.Add(FaultStep.Of(world.Clock.GetUtcNow() - began, request, response));
            return response;
        };
        fault.Apply(world.World);
        world.Pump.RunFor(onset);
        return steps;
    }
}
