using System.Text.Json.Nodes;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Tests.Fixtures;
using static Autoheal.Kubernetes.Tests.Fixtures.Objects;

namespace Autoheal.Kubernetes.Tests.Model;

public class RolloutRecordTests
{
    [Fact]
    public void Rollout_StatefulSetWithTwoRevisions_TellsWhatChangedAndWhatWorked()
    {
        var rollout = Ailing(StatefulSet(CrashLoop(3, 0.5))).Rollout!;

        Assert.Equal(("revision 2", 1L), (rollout.Name, rollout.LastGood!.Number));
        Assert.Equal(RevisionProof.ServesNow, rollout.LastGood.Proof);
        Assert.Equal("image shop/db:1 → shop/db:2", Assert.Single(rollout.Changes).ToString());
        Assert.Equal(ClusterFixture.Now.AddMinutes(-6), rollout.At);
    }

    [Fact]
    public void Rollout_LonePod_IsNone() => Assert.Null(Ailing(new ClusterFixture().Add(KubernetesResources.Pods, Pod("x", 1, CrashLoop(3, 0.5), 5))).Rollout);

    private static AilingWorkload Ailing(ClusterFixture cluster) => Assert.Single(cluster.Build().AilingWorkloads);

    private static ClusterFixture StatefulSet(JsonObject status) => new ClusterFixture()
        .Add(KubernetesResources.StatefulSets, new JsonObject
        {
            ["metadata"] = Metadata("db", 9_000),
            ["spec"] = new JsonObject
            {
                ["replicas"] = 2,
                ["selector"] = new JsonObject { ["matchLabels"] = new JsonObject { ["app"] = "api" } },
                ["template"] = Template(Container("shop/db:2")),
            },
        })
        .Add(KubernetesResources.ControllerRevisions, Revision("db-old", 1, "shop/db:1", 9_000))
        .Add(KubernetesResources.ControllerRevisions, Revision("db-new", 2, "shop/db:2", 6))
        .Add(KubernetesResources.Pods, OfRevision("db-0", "db-old", Running(9_000)))
        .Add(KubernetesResources.Pods, OfRevision("db-1", "db-new", status));

    private static JsonObject Revision(string name, int number, string image, double minutesOld) => new()
    {
        ["metadata"] = Metadata(name, minutesOld, "db", "StatefulSet"),
        ["revision"] = number,
        ["data"] = new JsonObject { ["spec"] = new JsonObject { ["template"] = Template(Container(image)) } },
    };

    private static JsonObject OfRevision(string name, string revision, JsonObject status)
    {
        var metadata = Metadata(name, 5, "db", "StatefulSet");
        metadata["labels"] = new JsonObject { ["app"] = "api", ["controller-revision-hash"] = revision };
        return new JsonObject
        {
            ["metadata"] = metadata,
            ["spec"] = new JsonObject { ["containers"] = new JsonArray(Container("shop/db:1")) },
            ["status"] = status.DeepClone(),
        };
    }
}
