using System.Text.Json.Nodes;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Tests.Fixtures;
using static Autoheal.Kubernetes.Tests.Fixtures.Objects;

namespace Autoheal.Kubernetes.Tests.Model;

public class RevisionHistoryTests
{
    [Fact]
    public void LastGood_AfterAnUndoThatWasUndone_IsStillTheRevisionThatStoodLong()
    {
        // 41 stood for days; 42 came, 41 was tried again as 43, and 42 put back as 44.
        var history = Of(
            Revised(ReplicaSet("old", 43, Situations.OldContainer, 0, 0, 5_000), "41"),
            Revised(ReplicaSet("new", 44, Situations.NewContainer, 3, 0, 30), "42"));

        Assert.Equal(43, history.LastGood!.Number);
        Assert.Equal(RevisionProof.StoodLong, history.LastGood.Proof);
    }

    [Fact]
    public void LastGood_RevisionThatWasRolledBackFrom_IsPassedOver()
    {
        // 2 was rolled back (1 came again as 3) before 4 was rolled out.
        var history = Of(
            Revised(ReplicaSet("one", 3, Situations.OldContainer, 0, 0, 9_000), "1"),
            ReplicaSet("two", 2, Container("shop/api:bad"), 0, 0, 4_000),
            ReplicaSet("four", 4, Situations.NewContainer, 3, 0, 5));

        Assert.Equal(3, history.LastGood!.Number);
        Assert.Equal(RevisionProof.None, history.Find(2)!.Proof);
    }

    [Fact]
    public void LastGood_RevisionWithCrashingPods_IsPassedOver()
    {
        var cluster = Situations.Nodes(new ClusterFixture())
            .Add(KubernetesResources.Deployments, Deployment(Template(Situations.NewContainer), 3, 0))
            .Add(KubernetesResources.ReplicaSets, ReplicaSet("old", 41, Situations.OldContainer, 1, 0, 5_000))
            .Add(KubernetesResources.ReplicaSets, ReplicaSet("new", 42, Situations.NewContainer, 3, 0, 5))
            .Add(KubernetesResources.Pods, Pod("old", 1, CrashLoop(4, 0.5), 5_000));
        var model = cluster.Build();

        Assert.Null(new RevisionHistory(model, model.Deployments[0]).LastGood);
    }

    private static RevisionHistory Of(params JsonObject[] replicaSets)
    {
        var cluster = new ClusterFixture().Add(KubernetesResources.Deployments, Deployment(Template(Situations.NewContainer), 3, 0));
        foreach (var replicaSet in replicaSets)
        {
            cluster.Add(KubernetesResources.ReplicaSets, replicaSet);
        }

        var model = cluster.Build();
        return new RevisionHistory(model, model.Deployments[0]);
    }

    private static JsonObject Revised(JsonObject replicaSet, string history)
    {
        replicaSet["metadata"]!["annotations"]!["deployment.kubernetes.io/revision-history"] = history;
        return replicaSet;
    }
}
