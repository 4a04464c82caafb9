using Autoheal.Simulation.Scenarios;
using Autoheal.Simulation.Time;

namespace Autoheal.Scenarios;

/// <summary>One to three crashes anywhere, over all scenarios.</summary>
public sealed class CrashAtRandomTests
{
    private const int RandomRuns = 1_000;
    private const int MaxCrashes = 3;

    [Fact]
    public async Task Host_CrashedAtRandomOnAThousandSeeds_NeverRepeatsAnActionAndEnds()
    {
        var lengths = new Dictionary<string, long>();
        foreach (var scenario in ScenarioCatalogue.Showcase)
        {
            lengths[scenario.Name] = await CrashRun.CountStepsAsync(scenario);
        }

        for (var seed = 1; seed <= RandomRuns; seed++)
        {
            var random = new SeededRandom(seed).Fork("crashes");
            var scenario = random.Pick(ScenarioCatalogue.Showcase);
            var crashes = Enumerable.Range(0, 1 + random.Next(MaxCrashes)).Select(_ => 1L + random.Next((int)lengths[scenario.Name])).ToArray();
            await CrashRun.RunAsync(scenario, seed, crashes);
        }
    }
}
