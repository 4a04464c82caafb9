using Autoheal.Simulation;
using Autoheal.Simulation.Scenarios;
using Autoheal.Testing;

namespace Autoheal.Scenarios;

/// <summary>Every scenario, whole, on fifty seeds with other names, images, ports and timings each.</summary>
public sealed class ScenarioTests
{
    private const int Seeds = 50;

    public static TheoryData<string> Names => [.. ScenarioCatalogue.Showcase.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Scenario_OnFiftySeeds_EndsAsDeclared(string name)
    {
        var scenario = ScenarioCatalogue.Find(name)!;
        for (var seed = 1; seed <= Seeds; seed++)
        {
            await using var cluster = await SimulatedCluster.StartAsync(seed, options => options.VaryNames = true);
            await cluster.InjectAsync(scenario.Fault(cluster.Primary));

            var incident = await cluster.RunUntilSettledAsync();

            incident.ShouldEnd(scenario.End);
            if (scenario.Cause is { } cause)
            {
                incident.WithCause(cause);
            }
        }
    }
}
