using System.Text.Json.Nodes;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Tests.Fixtures;
using Autoheal.Planning;
using static Autoheal.Kubernetes.Tests.Fixtures.Objects;

namespace Autoheal.Kubernetes.Tests.Execution;

public class ScaleActionTests
{
    [Fact]
    public async Task PrepareAsync_ScaledToZero_GuardsAndShowsTheReplicas()
    {
        var ready = Assert.IsType<ReadyAction>(await PrepareAsync(Sleeping(), "4"));

        Assert.Equal(new FieldChange { Path = "/spec/replicas", Before = "0", After = "4" }, Assert.Single(ready.Changes));
        Assert.Equal(4, ready.BlastRadius.Pods);
        Assert.True(ready.TargetUnhealthy);
    }

    [Fact]
    public async Task PrepareAsync_AutoscalerTargetsIt_IsRefused()
    {
        var cluster = Sleeping().Add(KubernetesResources.HorizontalPodAutoscalers, new JsonObject
        {
            ["metadata"] = Metadata("api-hpa", 100),
            ["spec"] = new JsonObject { ["scaleTargetRef"] = new JsonObject { ["kind"] = "Deployment", ["name"] = "api" } },
        });

        Assert.Equal("hpa-owns-replicas", Assert.IsType<RefusedAction>(await PrepareAsync(cluster, "4")).Code);
    }

    [Fact]
    public async Task PrepareAsync_AutoscalersMayNotBeRead_IsRefused()
    {
        var bench = new ActionBench(Sleeping());
        bench.Reader.Failing["HorizontalPodAutoscaler"] = System.Net.HttpStatusCode.Forbidden;

        var refused = await bench.Scale.PrepareAsync(ActionBench.Request("scale", null, ("replicas", "4")), default);

        Assert.Equal("not-observed", Assert.IsType<RefusedAction>(refused).Code);
    }

    [Theory]
    [InlineData("0", "parameters")]
    [InlineData("-3", "parameters")]
    [InlineData("1001", "parameters")]
    [InlineData("many", "parameters")]
    public async Task PrepareAsync_ImpossibleNumber_IsRefused(string replicas, string code) =>
        Assert.Equal(code, Assert.IsType<RefusedAction>(await PrepareAsync(Sleeping(), replicas)).Code);

    [Fact]
    public async Task PrepareAsync_NumberThatIsThereAlready_IsRefused() => Assert.Equal(
        "already-there", Assert.IsType<RefusedAction>(await PrepareAsync(Situations.YoungRollout(Running(5)), "4")).Code);

    private static ClusterFixture Sleeping() => Situations.Nodes(new ClusterFixture())
        .Add(KubernetesResources.Deployments, Deployment(Template(Situations.NewContainer), 0, 0))
        .Add(KubernetesResources.ReplicaSets, ReplicaSet("new", 42, Situations.NewContainer, 0, 0, 5_000));

    private static async Task<ActionPreparation> PrepareAsync(ClusterFixture cluster, string replicas) =>
        await new ActionBench(cluster).Scale.PrepareAsync(ActionBench.Request("scale", null, ("replicas", replicas)), default);
}
