using Autoheal.Kubernetes.Execution;

namespace Autoheal.Kubernetes.Tests.Execution;

public sealed class ReplicaStepsTests
{
    [Theory]
    [InlineData(2, 42, new[] { 3, 6, 12 })]
    [InlineData(42, 2, new[] { 41, 38, 32 })]
    [InlineData(0, 4, new[] { 1 })]
    [InlineData(0, 20, new[] { 1, 2, 5 })]
    [InlineData(1, 3, new[] { 2 })]
    [InlineData(3, 4, new int[0])]
    [InlineData(3, 3, new int[0])]
    public void Between_OneReplicaATenthAQuarter(int before, int after, int[] steps) => Assert.Equal(steps, ReplicaSteps.Between(before, after));

    /// <summary>For every way: each stop lies strictly between the ends and further than the one before, the first one replica away, none beyond a quarter.</summary>
    [Fact]
    public void Between_AnyWay_GoesForwardInSmallSteps()
    {
        for (var before = 0; before <= 60; before++)
        {
            for (var after = 0; after <= 60; after++)
            {
                var ways = ReplicaSteps.Between(before, after).Select(step => Math.Abs(step - before)).ToArray();
                var way = Math.Abs(after - before);
                Assert.Equal(ways.Distinct().Order(), ways);
                Assert.All(ways, stop => Assert.InRange(stop, 1, Math.Max(1, (way + 3) / 4)));
                Assert.Equal(way > 1, ways is [1, ..]);
            }
        }
    }
}
