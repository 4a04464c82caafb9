using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Tests.Fixtures;

namespace Autoheal.Kubernetes.Tests.Model;

public class OwnerTests
{
    [Theory]
    [InlineData("StatefulSet")]
    [InlineData("DaemonSet")]
    [InlineData("Job")]
    public void WorkloadOf_PodOfAnyWorkload_IsThatWorkload(string kind)
    {
        var model = ModelText.Of(
            (ResourceOf(kind), """{"metadata":{"name":"w","namespace":"shop","uid":"u-w"},"spec":{"selector":{"matchLabels":{"app":"w"}}}}"""),
            (KubernetesResources.Pods, Pod(kind, "u-w")));

        Assert.Equal("w", model.WorkloadOf(model.Pods[0])!.Name);
        Assert.Equal("w-0", Assert.Single(model.PodsOf(model.WorkloadOf(model.Pods[0])!)).Name);
    }

    [Fact]
    public void WorkloadOf_PodOfAJobOfACronJob_IsTheCronJob()
    {
        var model = ModelText.Of(
            (KubernetesResources.CronJobs, """{"metadata":{"name":"nightly","namespace":"shop","uid":"u-c"},"spec":{"schedule":"0 3 * * *"}}"""),
            (KubernetesResources.Jobs, """
                {"metadata":{"name":"nightly-1","namespace":"shop","uid":"u-w","ownerReferences":[{"kind":"CronJob","name":"nightly","uid":"u-c","controller":true}]},
                 "spec":{"selector":{"matchLabels":{"app":"w"}}}}
                """),
            (KubernetesResources.Pods, Pod("Job", "u-w")));

        Assert.Equal("CronJob shop/nightly", model.WorkloadOf(model.Pods[0])!.ToString());
        Assert.Equal("nightly-1", Assert.Single(model.JobsOf(model.CronJobs[0])).Name);
        Assert.Single(model.PodsOf(model.CronJobs[0]));
    }

    [Fact]
    public void ControllerRevisionsOf_StatefulSet_AreNewestFirstAndCompareLikeTemplates()
    {
        var model = ModelText.Of(
            (KubernetesResources.StatefulSets, """{"metadata":{"name":"db","namespace":"shop","uid":"u-s"},"spec":{"selector":{"matchLabels":{"app":"db"}}}}"""),
            (KubernetesResources.ControllerRevisions, Revision(1, "db:1")),
            (KubernetesResources.ControllerRevisions, Revision(2, "db:2")));

        var revisions = model.ControllerRevisionsOf(model.StatefulSets[0]);

        Assert.Equal([2L, 1L], revisions.Select(revision => revision.Number));
        Assert.Equal(
            ["image db:1 → db:2"],
            Autoheal.Kubernetes.Model.TemplateDiff.Between(revisions[1].Template, revisions[0].Template).Select(change => change.ToString()));
    }

    [Fact]
    public void WorkloadOf_OwnerInAnotherNamespace_IsNobody()
    {
        var model = ModelText.Of(
            (KubernetesResources.StatefulSets, """{"metadata":{"name":"w","namespace":"other","uid":"u-w"},"spec":{"selector":{"matchLabels":{"app":"w"}}}}"""),
            (KubernetesResources.Pods, Pod("StatefulSet", "u-w")));

        Assert.Null(model.WorkloadOf(model.Pods[0]));
    }

    private static KubernetesResource ResourceOf(string kind) => kind switch
    {
        "StatefulSet" => KubernetesResources.StatefulSets,
        "DaemonSet" => KubernetesResources.DaemonSets,
        _ => KubernetesResources.Jobs,
    };

    private static string Pod(string kind, string owner) => $$$$"""
        {"metadata":{"name":"w-0","namespace":"shop","uid":"u-p","labels":{"app":"w"},
          "ownerReferences":[{"kind":"{{{{kind}}}}","name":"w","uid":"{{{{owner}}}}","controller":true}]},"spec":{}}
        """;

    private static string Revision(int number, string image) => $$$$"""
        {"metadata":{"name":"db-{{{{number}}}}","namespace":"shop","uid":"u-{{{{number}}}}","labels":{"app":"db"},
          "ownerReferences":[{"kind":"StatefulSet","name":"db","uid":"u-s","controller":true}]},
         "revision":{{{{number}}}},"data":{"spec":{"template":{"spec":{"containers":[{"name":"db","image":"{{{{image}}}}"}]} } } } }
        """;
}
