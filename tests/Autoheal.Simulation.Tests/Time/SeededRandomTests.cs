using Autoheal.Simulation.Time;

namespace Autoheal.Simulation.Tests.Time;

public sealed class SeededRandomTests
{
    [Fact]
    public void NextUInt64_KnownSeed_IsStableAcrossMachines() =>
        Assert.Equal([1546998764402558742UL, 6990951692964543102UL], Draw(new SeededRandom(42UL), 2));

    [Fact]
    public void Fork_AfterDraws_DependsOnSeedAndNameAlone()
    {
        var drawn = new SeededRandom(7UL);
        Draw(drawn, 5);

        Assert.Equal(new SeededRandom(7UL).Fork("names").NextUInt64(), drawn.Fork("names").NextUInt64());
        Assert.NotEqual(drawn.Fork("names").NextUInt64(), drawn.Fork("ports").NextUInt64());
    }

    [Fact]
    public void NewUid_Many_AreDistinctVersion4()
    {
        var random = new SeededRandom(1);
        var uids = Enumerable.Range(0, 1000).Select(_ => random.NewUid()).ToHashSet();

        Assert.Equal(1000, uids.Count);
        Assert.All(uids, uid => Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", uid));
    }

    [Fact]
    public void Next_Bounds_AreRespectedAndReached()
    {
        var random = new SeededRandom(3);
        var drawn = Enumerable.Range(0, 500).Select(_ => random.Next(2, 6)).ToHashSet();

        Assert.Equal([2, 3, 4, 5], drawn.Order());
    }

    [Fact]
    public void NextName_UsesKubernetesAlphabet() => Assert.Matches("^[bcdfghjklmnpqrstvwxz2456789]{5}$", new SeededRandom(3).NextName(5));

    private static ulong[] Draw(SeededRandom random, int count) =>
        Enumerable.Range(0, count).Select(_ => random.NextUInt64()).ToArray();
}
