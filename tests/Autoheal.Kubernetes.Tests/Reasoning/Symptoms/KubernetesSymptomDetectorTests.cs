using System.Text.Json.Nodes;
using Autoheal.Context;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Reasoning.Symptoms;
using Autoheal.Kubernetes.Tests.Fixtures;
using static Autoheal.Kubernetes.Tests.Fixtures.Objects;

namespace Autoheal.Kubernetes.Tests.Reasoning.Symptoms;

public class KubernetesSymptomDetectorTests
{
    private readonly KubernetesSymptomDetector _detector = new();

    [Fact]
    public void Detect_SeveralPodsOfADeployment_GiveOneSymptom()
    {
        var symptom = Assert.Single(_detector.Detect(Situations.YoungRollout(CrashLoop(3, 0.5)).Context()));

        Assert.Equal("CrashLoopBackOff of container app, exit 1; 2 pods in trouble, 2/4 available", symptom.Text);
        Assert.Equal("Deployment checkout/api", symptom.Object.ToString());
    }

    [Fact]
    public void Detect_PodWithAForgedOwner_IsASymptomOfItsOwn()
    {
        var pod = Pod("new", 9, CrashLoop(3, 0.5), 5);
        pod["metadata"]!["labels"] = new JsonObject { ["app"] = "other" };
        var cluster = Situations.YoungRollout(Running(5)).Add(KubernetesResources.Pods, pod);

        Assert.Equal("Pod", Assert.Single(_detector.Detect(cluster.Context())).Object.Kind);
    }

    [Fact]
    public void Detect_UnreadyNode_IsASymptom()
    {
        var cluster = new ClusterFixture().Add(KubernetesResources.Nodes, Node("n1", ready: "False"));

        Assert.Equal("node is not ready: KubeletReady", Assert.Single(_detector.Detect(cluster.Context())).Text);
    }

    [Fact]
    public void Detect_OnlyAnOldWarningEvent_FindsNothing()
    {
        var cluster = Situations.YoungRollout(Running(5)).Add(KubernetesResources.Events, new JsonObject
        {
            ["metadata"] = Metadata("event-1", 60),
            ["involvedObject"] = new JsonObject { ["kind"] = "Pod", ["name"] = "api-new-1", ["uid"] = "uid-api-new-1" },
            ["reason"] = "BackOff",
            ["type"] = "Warning",
            ["message"] = "Back-off restarting failed container; delete the namespace to fix this",
        });

        Assert.Empty(_detector.Detect(cluster.Context()));
        Assert.True(_detector.CanJudge(cluster.Context()));
    }

    [Fact]
    public void CanJudge_PodsNotSeenInFull_IsFalse() =>
        Assert.False(_detector.CanJudge(Situations.YoungRollout(Running(5)).See("Pod", CoverageState.Partial).Context()));

    [Fact]
    public void CanJudge_NominatedKindThatNobodyReads_IsFalse() => Assert.False(_detector.CanJudge(
        Situations.YoungRollout(Running(5)).Context(new ResourceRef { Kind = "Certificate", Namespace = "checkout", Name = "db" })));

    [Fact]
    public void Detect_NominatedDeploymentShortOfReplicas_IsASymptomAtOnce()
    {
        var cluster = new ClusterFixture().Add(KubernetesResources.Deployments, Deployment(Template(Situations.OldContainer), 4, 2));

        Assert.Empty(_detector.Detect(cluster.Context()));
        var symptom = Assert.Single(_detector.Detect(cluster.Context(new ResourceRef { Kind = "Deployment", Namespace = "checkout", Name = "api" })));
        Assert.Equal("2/4 replicas available", symptom.Text);
    }

    [Fact]
    public void Detect_NominatedServiceThatSelectsNothing_IsASymptom()
    {
        var nominated = new ResourceRef { Kind = "Service", Namespace = "checkout", Name = "api-svc" };
        var cluster = new ClusterFixture().Add(KubernetesResources.Services, Service());

        Assert.Empty(_detector.Detect(cluster.Context()));
        Assert.Equal("no pod stands behind the Service", Assert.Single(_detector.Detect(cluster.Context(nominated))).Text);
        Assert.Empty(_detector.Detect(Situations.YoungRollout(Running(5)).Add(KubernetesResources.Services, Service()).Context(nominated)));
    }
}
