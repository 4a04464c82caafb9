using System.Net;
using System.Text.Json.Nodes;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Context;
using Autoheal.Kubernetes.Execution;
using Autoheal.Kubernetes.Tests.Fixtures;
using Autoheal.Kubernetes.Verification;
using Autoheal.Verification;
using static Autoheal.Kubernetes.Tests.Fixtures.Objects;

namespace Autoheal.Kubernetes.Tests.Verification;

public class WorkloadEvaluatorTests
{
    [Fact]
    public async Task EvaluateAsync_AllReplicasServe_IsAvailable()
    {
        var observation = await EvaluateAsync(Healthy(), PredicateKinds.WorkloadAvailable);

        Assert.Equal((PredicateState.Holds, "replicas 3/3"), (observation.State, observation.Text));
    }

    [Fact]
    public async Task EvaluateAsync_SomeReplicasMissing_IsNotAvailable() =>
        Assert.Equal(PredicateState.Fails, (await EvaluateAsync(Situations.YoungRollout(CrashLoop(2, 0.5)), PredicateKinds.WorkloadAvailable)).State);

    [Fact]
    public async Task EvaluateAsync_ControllerHasNotSeenTheChangeYet_IsNotAvailable()
    {
        var cluster = Healthy();
        cluster.Item(KubernetesResources.Deployments, "api")["metadata"]!["generation"] = 9;

        Assert.Equal(PredicateState.Fails, (await EvaluateAsync(cluster, PredicateKinds.WorkloadAvailable)).State);
    }

    [Theory]
    [InlineData("3", PredicateState.Holds)]
    [InlineData("2", PredicateState.Fails)]
    public async Task EvaluateAsync_StuckWithTwoReplicas_IsHarmOnlyWhenThereWereMore(string before, PredicateState state) => Assert.Equal(
        state, (await EvaluateAsync(Situations.YoungRollout(CrashLoop(2, 0.5)), PredicateKinds.FewerAvailable, ("before", before))).State);

    [Fact]
    public async Task EvaluateAsync_RolloutMovesOn_MayBeShortOfAsManyAsItsStrategyAllows()
    {
        // 4 replicas, 25 % may be missing: 3 are no harm while new pods start, 2 are.
        var cluster = Situations.YoungRollout(Waiting("ContainerCreating"));
        var status = cluster.Item(KubernetesResources.Deployments, "api")["status"]!;
        foreach (var pod in cluster.Items(KubernetesResources.Pods))
        {
            pod["metadata"]!["creationTimestamp"] = Time(0.5);
        }

        status["updatedReplicas"] = 2;
        status["availableReplicas"] = 3;
        Assert.Equal(PredicateState.Fails, (await EvaluateAsync(cluster, PredicateKinds.FewerAvailable, ("before", "4"))).State);

        status["availableReplicas"] = 2;
        Assert.Equal(PredicateState.Holds, (await EvaluateAsync(cluster, PredicateKinds.FewerAvailable, ("before", "4"))).State);
    }

    [Theory]
    [InlineData("none", "CrashLoopBackOff", PredicateState.Holds)]
    [InlineData("Crash", "CrashLoopBackOff", PredicateState.Fails)]
    [InlineData("Crash", "ErrImagePull", PredicateState.Holds)]
    [InlineData("Config", "CrashLoopBackOff", PredicateState.Fails)]
    public async Task EvaluateAsync_TroubleOfOwnPods_IsHarmWhenTheyGetLessFarThanBefore(string known, string reason, PredicateState state)
    {
        var cluster = Situations.YoungRollout(reason == "CrashLoopBackOff" ? CrashLoop(2, 0.5) : Waiting(reason));

        Assert.Equal(state, (await EvaluateAsync(cluster, PredicateKinds.NewWarnings, ("known", known))).State);
    }

    [Theory]
    [InlineData("none", PredicateState.Holds)]
    [InlineData("none,other", PredicateState.Fails)]
    public async Task EvaluateAsync_TroubleOfANeighbour_IsHarmWhenItWasWellBefore(string known, PredicateState state)
    {
        var neighbour = Pod("x", 1, CrashLoop(2, 0.5), 5);
        neighbour["metadata"]!["ownerReferences"] = new JsonArray(new JsonObject { ["kind"] = "ReplicaSet", ["name"] = "other", ["uid"] = "u", ["controller"] = true });

        Assert.Equal(
            state,
            (await EvaluateAsync(Healthy().Add(KubernetesResources.Pods, neighbour), PredicateKinds.NewWarnings, ("known", known))).State);
    }

    [Fact]
    public async Task EvaluateAsync_PodsMayNotBeRead_IsUnknown()
    {
        var reader = new FixtureReader(Healthy());
        reader.Failing["Pod"] = HttpStatusCode.Forbidden;

        Assert.Equal(PredicateState.Unknown, (await EvaluateAsync(reader, PredicateKinds.NewWarnings, ("known", "none"))).State);
    }

    [Fact]
    public async Task EvaluateAsync_AnotherCluster_IsUnknown()
    {
        var reader = new FixtureReader(Healthy()) { KubeSystemUid = "another" };

        Assert.Equal(PredicateState.Unknown, (await EvaluateAsync(reader, PredicateKinds.WorkloadAvailable)).State);
    }

    [Fact]
    public async Task EvaluateAsync_Namesake_IsUnknown()
    {
        var cluster = Healthy();
        cluster.Item(KubernetesResources.Deployments, "api")["metadata"]!["uid"] = "uid-successor";

        Assert.Equal(PredicateState.Unknown, (await EvaluateAsync(cluster, PredicateKinds.WorkloadAvailable)).State);
    }

    private static ClusterFixture Healthy()
    {
        var cluster = Situations.OldRollout(Running(5_000));
        cluster.Item(KubernetesResources.Deployments, "api")["status"]!["availableReplicas"] = 3;
        return cluster;
    }

    private static ValueTask<PredicateObservation> EvaluateAsync(ClusterFixture cluster, string kind, params (string Name, string Value)[] parameters) =>
        EvaluateAsync(new FixtureReader(cluster), kind, parameters);

    private static ValueTask<PredicateObservation> EvaluateAsync(FixtureReader reader, string kind, params (string Name, string Value)[] parameters)
    {
        var clock = new FixedClock();
        var identity = new ClusterIdentity(reader);
        var snapshots = new WorkloadSnapshots(new ClusterReader(reader, identity, clock), clock);
        return new WorkloadEvaluator(snapshots, new LiveObjectReader(reader, identity)).EvaluateAsync(
            new PredicateSpec
            {
                Kind = kind,
                Subject = ActionBench.Api,
                Parameters = parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value),
            },
            default);
    }
}
