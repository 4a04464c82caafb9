using Autoheal.Context;
using Autoheal.Core.Tests.Doubles;
using Autoheal.Perception;
using Microsoft.Extensions.Options;

namespace Autoheal.Core.Tests.Perception;

/// <summary>An alert finds its cluster by its sender, by a label or by the default, and is never guessed into one.</summary>
public sealed class AlertRouterTests
{
    private const string Refused = "";

    [Theory]
    [InlineData("eu", "", "eu")]
    [InlineData("eu", "prod-eu", "eu")]
    [InlineData("eu", "us", Refused)]
    [InlineData("", "us", "us")]
    [InlineData("", "prod-eu", "eu")]
    [InlineData("", "asia", Refused)]
    [InlineData("", "", Refused)]
    [InlineData("eu,us", "", Refused)]
    [InlineData("eu,us", "us", "us")]
    [InlineData("eu,us", "lab", Refused)]
    [InlineData("asia", "", Refused)]
    public void Place_TokenAndLabel_TellTheCluster(string bound, string label, string expected) =>
        Assert.Equal(expected, Place(bound, label, new AlertRoutingOptions { ClusterLabel = "cluster", Clusters = { ["prod-eu"] = "eu" } }));

    [Theory]
    [InlineData("", "", "lab")]
    [InlineData("", "asia", Refused)]
    [InlineData("eu,us", "", Refused)]
    [InlineData("eu", "", "eu")]
    public void Place_WithDefault_TakesOnlyWhatNothingElsePlaces(string bound, string label, string expected) =>
        Assert.Equal(expected, Place(bound, label, new AlertRoutingOptions { ClusterLabel = "cluster", DefaultCluster = "lab" }));

    [Fact]
    public void Place_NoLabelConfigured_SaysWhatIsMissing()
    {
        var router = new AlertRouter(new KnownClusters("eu", "us"), Options.Create(new AlertRoutingOptions()));

        Assert.Null(router.Place(Alert("us"), Signal(""), out var reason));
        Assert.Equal("its sender may speak for several clusters, and no label is configured that tells them apart", reason);
    }

    [Fact]
    public void Place_OnlyCluster_IsAlwaysMeant() =>
        Assert.Equal("", new AlertRouter(new KnownClusters(""), Options.Create(new AlertRoutingOptions())).Place(Alert("asia"), Signal(""), out _));

    [Fact]
    public void Validate_RoutesThatLeadNowhere_AreAllNamed()
    {
        var validator = new AlertRoutingOptionsValidator(new KnownClusters("eu", "us"));

        var result = validator.Validate(null, new AlertRoutingOptions { DefaultCluster = "lab", Clusters = { ["x"] = "asia" } });

        Assert.Equal(
            [
                "AlertRoutingOptions.DefaultCluster is 'lab', which is no cluster of this host (eu, us).",
                "AlertRoutingOptions.Clusters['x'] is 'asia', which is no cluster of this host (eu, us).",
                "AlertRoutingOptions.Clusters says what values of a label mean, but ClusterLabel names no label.",
            ],
            result.Failures);
    }

    private static string Place(string bound, string label, AlertRoutingOptions options) =>
        new AlertRouter(new KnownClusters("eu", "lab", "us"), Options.Create(options)).Place(Alert(label), Signal(bound), out _) ?? Refused;

    private static Alert Alert(string label) => new()
    {
        Source = "test",
        Fingerprint = "f",
        Name = "Broken",
        Severity = AlertSeverity.Critical,
        StartsAt = ManualClock.Start,
        Labels = label.Length == 0 ? new Dictionary<string, string>() : new Dictionary<string, string> { ["cluster"] = label },
    };

    private static Signal Signal(string bound) => new()
    {
        Source = "test", ReceivedAt = ManualClock.Start, Body = default, BoundClusters = bound.Length == 0 ? [] : bound.Split(','),
    };

    private sealed class KnownClusters(params string[] names) : IClusterDirectory
    {
        public IReadOnlyList<string> Names => names;

        public ValueTask<string> GetIdAsync(string name, CancellationToken cancellationToken = default) => ValueTask.FromResult($"id-{name}");

        public ValueTask<string?> FindNameAsync(string clusterId, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(names.FirstOrDefault(name => $"id-{name}" == clusterId));
    }
}
