using System.Text.Json.Nodes;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Tests.Fixtures;
using Autoheal.Planning;
using static Autoheal.Kubernetes.Tests.Fixtures.Objects;

namespace Autoheal.Kubernetes.Tests.Execution;

public class RolloutRestartActionTests
{
    private const string Annotation = "kubectl.kubernetes.io/restartedAt";

    [Fact]
    public async Task PrepareAsync_RunningWorkload_NotesTheTimeAndNothingElse()
    {
        var ready = Assert.IsType<ReadyAction>(await PrepareAsync(Situations.OldRollout(Running(5)), "2026-03-01T11:59:00Z"));

        var metadata = ready.After.Fields["/spec/template"]!.Value.GetProperty("metadata");
        Assert.Equal("2026-03-01T11:59:00Z", metadata.GetProperty("annotations").GetProperty(Annotation).GetString());
        Assert.Single(ready.Changes);
        Assert.False(ready.Compensation.Available);
        Assert.Equal(3, ready.BlastRadius.Pods);
    }

    [Fact]
    public async Task PrepareAsync_RestartedSince_IsRefused()
    {
        var cluster = Situations.OldRollout(Running(5));
        cluster.Item(KubernetesResources.Deployments, "api")["spec"]!["template"]!["metadata"]!["annotations"] =
            new JsonObject { [Annotation] = "2026-03-01T11:59:30Z" };

        Assert.Equal("already-restarted", Assert.IsType<RefusedAction>(await PrepareAsync(cluster, "2026-03-01T11:59:00Z")).Code);
    }

    [Fact]
    public async Task PrepareAsync_NoTime_IsRefused() =>
        Assert.Equal("parameters", Assert.IsType<RefusedAction>(await PrepareAsync(Situations.OldRollout(Running(5)), "soon")).Code);

    private static async Task<ActionPreparation> PrepareAsync(ClusterFixture cluster, string at) =>
        await new ActionBench(cluster).Restart.PrepareAsync(ActionBench.Request("rollout-restart", null, ("at", at)), default);
}
