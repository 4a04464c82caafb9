using System.Net;
using Autoheal.Context;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Tests.Fixtures;
using static Autoheal.Kubernetes.Tests.Fixtures.Objects;

namespace Autoheal.Kubernetes.Tests.Context;

public class KubernetesCollectorTests
{
    [Fact]
    public async Task CollectAsync_CrashingPods_ReadsAtMostTwoLogsARevision()
    {
        var cluster = Situations.YoungRollout(CrashLoop(3, 0.5)).Add(KubernetesResources.Pods, Pod("new", 3, CrashLoop(3, 0.5), 5));
        var reader = new FixtureReader(cluster);
        foreach (var pod in cluster.Items(KubernetesResources.Pods))
        {
            reader.Logs[pod["metadata"]!["name"]!.ToString()] = "fatal: DB_HOST unset";
        }

        var model = (await CollectAsync(reader)).Feature<ClusterModel>()!;

        Assert.Equal(2, model.Pods.Count(pod => model.LogsOf(pod, "app") is not null && pod.Name.StartsWith("api-new", StringComparison.Ordinal)));
        var signature = Assert.Single(model.LogsOf(model.Troubles[0].Pod, "app")!.Signatures);
        Assert.Equal(("DB_HOST", 2), (signature.Setting, signature.Lines));
    }

    [Fact]
    public async Task CollectAsync_HealthyWorkload_ReadsTheLogOfOnePod()
    {
        var reader = new FixtureReader(Situations.OldRollout(Running(5_000)));
        foreach (var number in (string[])["1", "2", "3"])
        {
            reader.Logs["api-new-" + number] = "well";
        }

        var model = (await CollectAsync(reader)).Feature<ClusterModel>()!;

        Assert.Single(model.Logs);
    }

    [Fact]
    public async Task CollectAsync_LogHoldsACanary_LeavesNoTraceOfIt()
    {
        var reader = new FixtureReader(Situations.YoungRollout(CrashLoop(3, 0.5)));
        reader.Logs["api-new-1"] = "DB_HOST is not set, password canary-7f3a9\npanic: canary-7f3a9";

        var model = (await CollectAsync(reader)).Feature<ClusterModel>()!;

        Assert.DoesNotContain("canary", Everything.Print(model), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, CoverageState.Forbidden)]
    [InlineData(HttpStatusCode.ServiceUnavailable, CoverageState.Partial)]
    public async Task CollectAsync_OneListFails_KeepsTheRestAndSaysSo(HttpStatusCode status, CoverageState state)
    {
        var reader = new FixtureReader(Situations.YoungRollout(Running(5)));
        reader.Failing["ConfigMap"] = status;

        var context = await CollectAsync(reader);

        Assert.True(context.Partial);
        Assert.Equal(state, Assert.Single(context.Coverage, entry => entry.State != CoverageState.Complete).State);
        Assert.Equal(4, context.Feature<ClusterModel>()!.Pods.Count);
    }

    [Fact]
    public async Task CollectAsync_TimeHasRunOut_SaysPartial()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var context = new ContextBuilder();
        var reader = new FixtureReader(new ClusterFixture());
        reader.Failing["Pod"] = HttpStatusCode.GatewayTimeout;

        await Collector(reader).CollectAsync(new IncidentScope { Namespaces = ["checkout"] }, context, cancelled.Token);

        Assert.Contains(context.Build(new IncidentScope(), ClusterFixture.Now).Coverage, entry => entry is { Kind: "Pod", State: CoverageState.Partial });
    }

    private static async Task<IncidentContext> CollectAsync(FixtureReader reader)
    {
        var scope = new IncidentScope { Namespaces = ["checkout"] };
        var context = new ContextBuilder();
        await Collector(reader).CollectAsync(scope, context, default);
        return context.Build(scope, ClusterFixture.Now);
    }

    private static KubernetesCollector Collector(FixtureReader reader) =>
        new(new ClusterReader(reader, new ClusterIdentity(reader), new FixedClock()), new LogReader(reader, new Autoheal.Reasoning.Logs.LogInterpreter()), new ClusterIdentity(reader));
}
