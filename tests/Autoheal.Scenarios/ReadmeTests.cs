using Autoheal.Simulation;
using Autoheal.Simulation.Faults;
using Autoheal.Testing;

namespace Autoheal.Scenarios;

/// <summary>The examples of the README, compiled and run.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public async Task UsersOwnTest_BadRollout_HealsByUndo()
    {
        #region readme-test
        await using var world = await SimulatedCluster.StartAsync(seed: 7);
        await world.InjectAsync(Fault.BadRollout("checkout/api"));
        var incident = await world.RunUntilSettledAsync();
        incident.ShouldEndHealed().WithCause("k8s.rollout.crash").AfterActions("rollout-undo");
        #endregion
    }
}
