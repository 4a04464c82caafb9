using System.Text.Json.Nodes;
using Autoheal.Execution;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Tests.Fixtures;
using Autoheal.Planning;
using static Autoheal.Kubernetes.Tests.Fixtures.Objects;

namespace Autoheal.Kubernetes.Tests.Execution;

public class EvictPodActionTests
{
    private static readonly ResourceRef s_pod = new()
    {
        ClusterId = ClusterFixture.ClusterId, Kind = "Pod", Namespace = ClusterFixture.Namespace, Name = "api-new-1", Uid = "uid-api-new-1",
    };

    [Fact]
    public async Task PrepareAsync_CrashingPodOfADeployment_IsReadyWithoutCompensation()
    {
        var ready = Assert.IsType<ReadyAction>(await PrepareAsync(Situations.OldRollout(CrashLoop(2, 0.5))));

        Assert.Equal((1, 3), (ready.BlastRadius.Pods, ready.BlastRadius.ServicePods));
        Assert.False(ready.Compensation.Available);
        Assert.All(ready.After.Fields.Values, value => Assert.Null(value));
        Assert.Equal("Deployment", ready.Effect[1].Subject.Kind);
    }

    [Fact]
    public async Task PrepareAsync_BudgetIsExhausted_IsRefused()
    {
        var cluster = Situations.OldRollout(CrashLoop(2, 0.5)).Add(KubernetesResources.PodDisruptionBudgets, new JsonObject
        {
            ["metadata"] = Metadata("api-pdb", 100),
            ["spec"] = new JsonObject { ["selector"] = new JsonObject { ["matchLabels"] = new JsonObject { ["app"] = "api" } } },
            ["status"] = new JsonObject { ["disruptionsAllowed"] = 0 },
        });

        Assert.Equal("budget-exhausted", Assert.IsType<RefusedAction>(await PrepareAsync(cluster)).Code);
    }

    /// <summary>An old hand on the pod must not hide a fresh one on its Deployment.</summary>
    [Theory]
    [InlineData(600, 1)]
    [InlineData(1, 600)]
    public async Task PrepareAsync_PeopleChangedPodAndDeployment_TheLaterChangeCounts(int podMinutesAgo, int deploymentMinutesAgo)
    {
        var cluster = Situations.OldRollout(CrashLoop(2, 0.5));
        cluster.Item(KubernetesResources.Pods, "api-new-1")["metadata"]!["managedFields"] = Hand("kubectl-debug", podMinutesAgo);
        cluster.Item(KubernetesResources.Deployments, "api")["metadata"]!["managedFields"] = Hand("kubectl-edit", deploymentMinutesAgo);

        var ready = Assert.IsType<ReadyAction>(await PrepareAsync(cluster));

        Assert.Equal(podMinutesAgo < deploymentMinutesAgo ? "kubectl-debug" : "kubectl-edit", ready.LastChangeByPerson!.Manager);
        Assert.Equal(TimeSpan.TicksPerSecond - 1, ready.LastChangeByPerson.At.Ticks % TimeSpan.TicksPerSecond);
    }

    [Fact]
    public async Task PrepareAsync_FinalizerHoldsThePod_IsRefused()
    {
        var cluster = Situations.OldRollout(CrashLoop(2, 0.5));
        cluster.Item(KubernetesResources.Pods, "api-new-1")["metadata"]!["finalizers"] = new JsonArray("example.com/wait");

        Assert.Equal("finalizer", Assert.IsType<RefusedAction>(await PrepareAsync(cluster)).Code);
    }

    [Fact]
    public async Task PrepareAsync_OwnerIsOnlyClaimed_IsRefused()
    {
        var cluster = Situations.OldRollout(CrashLoop(2, 0.5));
        cluster.Item(KubernetesResources.Pods, "api-new-1")["metadata"]!["labels"] = new JsonObject { ["app"] = "other" };

        Assert.Equal("unmanaged", Assert.IsType<RefusedAction>(await PrepareAsync(cluster)).Code);
    }

    [Fact]
    public async Task PrepareAsync_PodOfTheSameNameCameAfter_IsRefused()
    {
        var cluster = Situations.OldRollout(CrashLoop(2, 0.5));
        cluster.Item(KubernetesResources.Pods, "api-new-1")["metadata"]!["uid"] = "uid-successor";

        Assert.Equal("target-replaced", Assert.IsType<RefusedAction>(await PrepareAsync(cluster)).Code);
    }

    [Fact]
    public async Task ReconcileAsync_PodThere_NotStarted_PodGoneOrReplacedOrGoing_Applied()
    {
        var cluster = Situations.OldRollout(CrashLoop(2, 0.5));
        var bench = new ActionBench(cluster);
        var intent = await IntentAsync(bench);
        Assert.Equal(ReconcileState.NotStarted, await bench.Evict.ReconcileAsync(intent, default));

        var metadata = cluster.Item(KubernetesResources.Pods, "api-new-1")["metadata"]!;
        metadata["deletionTimestamp"] = Time(0);
        Assert.Equal(ReconcileState.Applied, await bench.Evict.ReconcileAsync(intent, default));

        metadata["deletionTimestamp"] = null;
        metadata["uid"] = "uid-successor";
        Assert.Equal(ReconcileState.Applied, await bench.Evict.ReconcileAsync(intent, default));
    }

    private static async Task<ActionPreparation> PrepareAsync(ClusterFixture cluster) =>
        await new ActionBench(cluster).Evict.PrepareAsync(ActionBench.Request("evict-pod", s_pod), default);

    private static JsonArray Hand(string manager, int minutesAgo) =>
    [
        new JsonObject
        {
            ["manager"] = manager,
            ["operation"] = "Update",
            ["time"] = Time(minutesAgo),
            ["fieldsV1"] = new JsonObject { ["f:spec"] = new JsonObject { ["f:replicas"] = new JsonObject() } },
        },
    ];

    private static async Task<ActionIntent> IntentAsync(ActionBench bench)
    {
        var ready = Assert.IsType<ReadyAction>(await bench.Evict.PrepareAsync(ActionBench.Request("evict-pod", s_pod), default));
        return Intents.Of(ready, bench.Evict.Descriptor);
    }
}
