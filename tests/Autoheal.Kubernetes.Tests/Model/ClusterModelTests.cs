using System.Text;
using System.Text.Json.Nodes;
using Autoheal.Context;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Tests.Fixtures;
using static Autoheal.Kubernetes.Tests.Fixtures.Objects;

namespace Autoheal.Kubernetes.Tests.Model;

public class ClusterModelTests
{
    [Fact]
    public void Find_ObjectSeen_IsFoundByNameAndUid()
    {
        var model = Situations.YoungRollout(Running(5)).Build();

        Assert.Equal("uid-api", model.Deployments.Find("checkout", "api").Value!.Uid);
        Assert.Equal("api", model.Deployments.FindUid("uid-api")!.Name);
    }

    [Theory]
    [InlineData(CoverageState.Complete, null)]
    [InlineData(CoverageState.Forbidden, "forbidden")]
    [InlineData(CoverageState.Partial, "seen in part")]
    [InlineData(CoverageState.NotAsked, "not asked")]
    public void Find_ObjectNotSeen_IsAbsentOnlyWhenAllWereSeen(CoverageState state, string? reason)
    {
        var found = new ClusterFixture().See("ConfigMap", state).Build().ConfigMaps.Find("checkout", "settings");

        Assert.Equal(state == CoverageState.Complete, found.IsAbsent);
        Assert.Equal(reason, found.NotObservedReason);
    }

    [Fact]
    public void Find_OtherNamespace_IsNotObserved() =>
        Assert.Equal("not asked", new ClusterFixture().Build().ConfigMaps.Find("elsewhere", "settings").NotObservedReason);

    [Fact]
    public void PodsOf_RealOwner_CountsAllRevisions()
    {
        var model = Situations.YoungRollout(Running(5)).Build();

        Assert.Equal(4, model.PodsOf(model.Deployments[0]).Count());
        Assert.Equal([42L, 41L], model.RevisionsOf(model.Deployments[0]).Select(revision => revision.Metadata.Revision));
    }

    [Theory]
    [InlineData("controller")]
    [InlineData("uid")]
    [InlineData("labels")]
    public void PodsOf_ClaimThatDoesNotHold_IsNotCounted(string forged)
    {
        var pod = Pod("new", 9, Running(5), 5);
        var metadata = pod["metadata"]!;
        switch (forged)
        {
            case "controller": metadata["ownerReferences"]![0]!["controller"] = false; break;
            case "uid": metadata["ownerReferences"]![0]!["uid"] = "uid-of-nobody"; break;
            default: metadata["labels"] = new JsonObject { ["app"] = "api" }; break;
        }

        var model = Situations.YoungRollout(Running(5)).Add(KubernetesResources.Pods, pod).Build();

        Assert.Null(model.ReplicaSetOf(model.Pods.Find("checkout", "api-new-9").Value!));
    }

    [Fact]
    public void AddList_UnknownFieldsAndStrangeTypes_AreTolerated()
    {
        const string Json = """
            {"kind":"PodList","items":[
              {"metadata":{"name":"a","namespace":"checkout","labels":"none","annotations":[1],"ownerReferences":{"x":1},"managedFields":7,"creationTimestamp":"yesterday"},
               "spec":{"containers":[{"name":"app","env":[{"name":"A","valueFrom":null}],"resources":{"limits":{"memory":1024}}},null],"novel":{"deep":[{}]}},
               "status":{"conditions":"none","containerStatuses":[{"state":{"waiting":[]},"restartCount":"many"}],"phase":3}},
              7, {"spec":{}}]}
            """;

        var model = new ClusterModelBuilder("c", ClusterFixture.Now).AddList(KubernetesResources.Pods, Encoding.UTF8.GetBytes(Json)).Build();

        var pod = Assert.Single(model.Pods);
        Assert.Equal(1024, pod.Template.Containers[0].MemoryLimit);
    }

    [Fact]
    public void Build_CanaryInEveryPlaceThatHoldsSecrets_IsNowhereInTheModel()
    {
        const string Canary = "canary-7f3a9";
        var container = Container("shop/api:1", Env("PASSWORD", Canary));
        container["command"] = new JsonArray("run", "--password=" + Canary);
        container["args"] = new JsonArray(Canary);
        var map = ConfigMap("settings");
        map["data"] = new JsonObject { ["key"] = Canary };
        map["binaryData"] = new JsonObject { ["blob"] = Canary };
        map["immutable"] = false;
        var ended = CrashLoop(1, 2);
        ended["containerStatuses"]![0]!["lastState"]!["terminated"]!["message"] = Canary;
        var cluster = Situations.YoungRollout(ended, container).Add(KubernetesResources.ConfigMaps, map);
        var deployment = cluster.Item(KubernetesResources.Deployments, "api");
        deployment["metadata"]!["annotations"] = new JsonObject
        {
            ["note"] = Canary,
            ["kubectl.kubernetes.io/last-applied-configuration"] = "{\"spec\":{\"replicas\":3,\"password\":\"" + Canary + "\"}}",
        };
        cluster.Add(KubernetesResources.Events, new JsonObject
        {
            ["metadata"] = Metadata("e", 1), ["reason"] = "Unhealthy", ["message"] = "Liveness probe failed: " + Canary,
        });
        cluster.Add(KubernetesResources.Secrets, new JsonObject { ["metadata"] = Metadata("s", 1), ["data"] = new JsonObject { ["x"] = Canary } });

        var model = cluster.Build();

        Assert.DoesNotContain(Canary, Everything.Print(model), StringComparison.Ordinal);
        Assert.Equal(["spec.password"], model.Deployments[0].Metadata.Drift.Where(path => path != "spec.replicas"));
        Assert.Contains("PASSWORD", Everything.Print(model), StringComparison.Ordinal);
        Assert.Equal(3, model.Deployments[0].Metadata.AppliedReplicas);
    }
}
