using System.Text.Json.Nodes;
using Autoheal.Context;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Reasoning.Metrics;
using Autoheal.Kubernetes.Tests.Fixtures;
using Autoheal.Reasoning;
using static Autoheal.Kubernetes.Tests.Fixtures.Measured;
using static Autoheal.Kubernetes.Tests.Fixtures.Objects;

namespace Autoheal.Kubernetes.Tests.Reasoning.Metrics;

public sealed class MetricRuleTests
{
    private const double Mebibyte = 1024 * 1024;

    [Fact]
    public void MemoryLeak_SteadyGrowthTowardsTheLimit_IsNamedWithSlopeAndEta()
    {
        var finding = Assert.Single(Run(new MemoryLeakRule(), Serving().Measure(Series("container_memory_working_set_bytes", minute => (100 + minute + Noise(minute)) * Mebibyte))));

        Assert.Equal(("k8s.container.memory-leak", "Deployment", "api"), (finding.Cause.Value, finding.Object.Kind, finding.Object.Name));
        Assert.Contains("memory leak in api", finding.Title, StringComparison.Ordinal);
        Assert.All(finding.Checks.Where(check => check.Result == CheckResult.Supports), check => Assert.Equal(TrustLevel.Measured, check.Fact!.Trust));
        Assert.Contains(finding.Checks, check => check.Text.StartsWith("at this rate its limit of 256 MiB is reached in 1 h", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("warms up and levels off")]
    [InlineData("is flat")]
    [InlineData("goes up and down")]
    [InlineData("was restarted just now")]
    public void MemoryLeak_OtherCurves_AreNone(string curve)
    {
        var series = Series("container_memory_working_set_bytes", minute => Mebibyte * curve switch
        {
            "warms up and levels off" => 100 + (100 * (1 - Math.Exp(-minute / 6.0))),
            "is flat" => 150 + Noise(minute),
            "goes up and down" => 150 + (40 * Math.Sin(minute / 5.0)),
            _ => minute < 55 ? 100 + minute : 20 + Noise(minute),
        });

        Assert.Empty(Run(new MemoryLeakRule(), Serving().Measure(series)));
    }

    [Fact]
    public void Cpu_ThrottledAtItsLimit_IsThrottled()
    {
        var cluster = Serving().Measure(
            Series("container_cpu_cfs_throttled_periods_total", minute => minute * 360.0),
            Series("container_cpu_cfs_periods_total", minute => minute * 600.0),
            Series("container_cpu_usage_seconds_total", minute => minute * 60 * 0.097));

        var finding = Assert.Single(Run(new CpuRule(), cluster));

        Assert.Equal("k8s.container.cpu-throttled", finding.Cause.Value);
        Assert.Equal("CPU throttling: container app of api is held back by its CPU limit of 0.1 cores", finding.Title);
        Assert.Contains("60 % of the scheduling periods", finding.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Cpu_MoreWorkThanBefore_IsSaturated()
    {
        var cluster = Serving().Measure(
            Series("", minute => minute < 30 ? 0.02 : 0.5, query: "rate(container_cpu_cfs_throttled_periods_total[5m]) / rate(container_cpu_cfs_periods_total[5m])"),
            Series("", minute => (minute < 30 ? 0.04 : 0.098) + (0.001 * Noise(minute)), query: "rate(container_cpu_usage_seconds_total[5m])"));

        Assert.Equal("k8s.container.cpu-saturated", Assert.Single(Run(new CpuRule(), cluster)).Cause.Value);
    }

    [Fact]
    public void Cpu_BusyButNeitherThrottledNorSlower_IsNone() =>
        Assert.Empty(Run(new CpuRule(), Serving().Measure(Series("container_cpu_usage_seconds_total", minute => minute * 60 * 0.099))));

    [Fact]
    public void VolumeFilling_FullWithinHours_BlamesTheClaimAndExplainsItsUsers()
    {
        var cluster = new ClusterFixture().Add(KubernetesResources.PersistentVolumeClaims, JsonNode.Parse("""{"metadata":{"name":"data","namespace":"checkout","uid":"c"},"spec":{}}""")!.AsObject())
            .Measure(
                Of("kubelet_volume_stats_used_bytes", minute => 600 + (5 * minute), ("namespace", "checkout"), ("persistentvolumeclaim", "data")),
                Of("kubelet_volume_stats_capacity_bytes", _ => 1000, ("namespace", "checkout"), ("persistentvolumeclaim", "data")));

        var finding = Assert.Single(Run(new VolumeFillingRule(), cluster));

        Assert.Equal(("PersistentVolumeClaim", "data"), (finding.Object.Kind, finding.Object.Name));
        Assert.Equal("PersistentVolumeClaim data is filling up: 90 % of its space is used", finding.Title);
    }

    [Fact]
    public void VolumeFilling_HalfFullAndStill_IsNone() => Assert.Empty(Run(new VolumeFillingRule(), new ClusterFixture()
        .Add(KubernetesResources.PersistentVolumeClaims, JsonNode.Parse("""{"metadata":{"name":"data","namespace":"checkout","uid":"c"},"spec":{}}""")!.AsObject())
        .Measure(
            Of("kubelet_volume_stats_used_bytes", _ => 500, ("namespace", "checkout"), ("persistentvolumeclaim", "data")),
            Of("kubelet_volume_stats_capacity_bytes", _ => 1000, ("namespace", "checkout"), ("persistentvolumeclaim", "data")))));

    [Theory]
    [InlineData(100, 1)]
    [InlineData(60, 0)]
    public void Connections_InUse_CountAgainstTheMaximum(double inUse, int findings) => Assert.Equal(findings, Run(new ConnectionsExhaustedRule(), Serving().Measure(
        Series("pg_stat_activity_count", _ => inUse), Series("pg_settings_max_connections", _ => 100))).Count);

    [Theory]
    [InlineData(true, "queue.consumer-stuck")]
    [InlineData(false, "queue.lag")]
    public void QueueLag_GrowsWhileTheOffsetStandsOrMoves_TellsThemApart(bool stuck, string cause)
    {
        (string, string)[] labels = [("namespace", "checkout"), ("consumergroup", "api"), ("topic", "orders"), ("partition", "0")];
        var cluster = Serving().Measure(
            Of("kafka_consumergroup_lag", minute => minute * 50, labels), Of("kafka_consumergroup_current_offset", minute => stuck ? 7 : minute * 10, labels));

        Assert.Equal(cause, Assert.Single(Run(new QueueLagRule(), cluster)).Cause.Value);
    }

    [Fact]
    public void ServiceLevel_ErrorsRoseRightAfterTheRollout_BlamesItAndSuggestsTheRevisionBefore()
    {
        var errors = Series("", minute => minute < 56 ? 0.001 + (0.0002 * Noise(minute)) : 0.2, query: "sum(rate(http_requests_total{code=~\"5..\"}[1m])) by (pod)");
        var cluster = Situations.YoungRollout(Running(5)).Measure(errors);

        var finding = Assert.Single(Run(new ServiceLevelRule(), cluster));

        Assert.Equal("app.rollout.regression", finding.Cause.Value);
        Assert.Equal("rollout-undo", Assert.Single(finding.Remedies).Action);
    }

    [Fact]
    public void ServiceLevel_LatencyRoseWithoutARollout_IsASymptomOnly()
    {
        var latency = Series("", minute => minute < 30 ? 0.1 + (0.01 * Noise(minute)) : 2.5, query: "histogram_quantile(0.95, sum(rate(http_request_duration_seconds_bucket[5m])) by (le, pod))");

        var finding = Assert.Single(Run(new ServiceLevelRule(), Situations.OldRollout(Running(5_000)).Measure(latency)));

        Assert.Equal("app.service.degraded", finding.Cause.Value);
        Assert.Empty(finding.Remedies);
    }

    [Fact]
    public void Rules_SeriesOfUnknownPods_SayNothing()
    {
        var cluster = Serving().Measure(
            Series("container_memory_working_set_bytes", minute => minute * Mebibyte, pod: "elsewhere-1"),
            Series("pg_stat_activity_count", _ => 100, pod: "elsewhere-1"),
            Series("pg_settings_max_connections", _ => 100, pod: "elsewhere-1"));

        Assert.Empty(Run(new MemoryLeakRule(), cluster));
        Assert.Empty(Run(new ConnectionsExhaustedRule(), cluster));
    }

    private static ClusterFixture Serving()
    {
        var container = Container("shop/api:2");
        container["resources"] = new JsonObject { ["limits"] = new JsonObject { ["cpu"] = "100m", ["memory"] = "256Mi" } };
        var pod = Pod("new", 1, Running(5_000), 5_000);
        pod["spec"]!["containers"] = new JsonArray(container.DeepClone());
        return Situations.Nodes(new ClusterFixture())
            .Add(KubernetesResources.Deployments, Deployment(Template(container), 1, 1))
            .Add(KubernetesResources.ReplicaSets, ReplicaSet("new", 42, container, 1, 1, 5_000))
            .Add(KubernetesResources.Pods, pod);
    }

    private static List<Finding> Run(IDiagnosticRule rule, ClusterFixture cluster) => [.. rule.Evaluate(cluster.Context())];
}
