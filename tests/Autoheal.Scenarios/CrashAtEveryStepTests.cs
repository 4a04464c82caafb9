using Autoheal.Simulation.Scenarios;

namespace Autoheal.Scenarios;

/// <summary>A class of its own, so that it runs beside the crashes at random.</summary>
public sealed class CrashAtEveryStepTests
{
    [Fact]
    public async Task Host_CrashedBeforeEachStepInTurn_NeverRepeatsAnActionAndEnds()
    {
        var scenario = ScenarioCatalogue.Find("bad-rollout")!;
        var steps = await CrashRun.CountStepsAsync(scenario);
        Assert.InRange(steps, 100, 20_000);

        // Another seed for each, so that what lies around the step differs too.
        for (var step = 1; step <= steps; step++)
        {
            await CrashRun.RunAsync(scenario, seed: step, [step]);
        }
    }
}
