using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Tests.Api;
using Autoheal.Simulation.Time;

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

    [Fact]
    public void Namespace_DeletedWhileItsPodsStart_GoesAway()
    {
        var clock = new VirtualClock(new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));
        var world = new SimulatedWorld(new() { Seed = 7 }, clock);
        world.Animate();
        world.Store.Create(Kinds.Namespace, Parse("""{"metadata":{"name":"shop"}}"""));
        world.Store.Create(Kinds.Deployment, Parse(TestCluster.Deployment().Replace("\"name\":\"api\"},\"spec\"", "\"name\":\"api\",\"namespace\":\"shop\"},\"spec\"", StringComparison.Ordinal)));
        clock.Advance(TimeSpan.FromMilliseconds(50));
        Assert.NotEmpty(world.Store.List(Kinds.Pod, "shop"));

        world.Store.Delete(Kinds.Namespace, null, "shop", DeleteOptions.Default);
        clock.Advance(TimeSpan.FromMinutes(3));

        Assert.Null(world.Store.Find(Kinds.Namespace, null, "shop"));
        Assert.Empty(world.Store.List(Kinds.Pod, "shop"));
    }

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();

    private static SimulatedWorld Create(int seed) => new(new() { Seed = seed, Nodes = 0 }, new FixedClock());
}
