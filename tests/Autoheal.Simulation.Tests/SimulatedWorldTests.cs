using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Tests;

public sealed class SimulatedWorldTests
{
    [Fact]
    public void ClusterId_IsTheUidOfKubeSystemAndFollowsFromTheSeed()
    {
        var world = Create(seed: 7);

        Assert.Equal(world.Store.Get(Kinds.Namespace, null, "kube-system").Uid, world.ClusterId);
        Assert.Equal(world.ClusterId, Create(seed: 7).ClusterId);
        Assert.NotEqual(world.ClusterId, Create(seed: 8).ClusterId);
    }

    private static SimulatedWorld Create(int seed) => new(new() { Seed = seed, Nodes = 0 }, new FixedClock());
}
