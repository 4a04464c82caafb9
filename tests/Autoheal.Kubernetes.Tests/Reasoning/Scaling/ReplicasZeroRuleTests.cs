using System.Text.Json.Nodes;
using Autoheal.Context;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Reasoning.Scaling;
using Autoheal.Kubernetes.Tests.Fixtures;
using Autoheal.Reasoning;
using static Autoheal.Kubernetes.Tests.Fixtures.Objects;

namespace Autoheal.Kubernetes.Tests.Reasoning.Scaling;

public class ReplicasZeroRuleTests
{
    [Fact]
    public void Evaluate_ServiceWithoutPods_SuggestsTheCountThatTheControllerNoted()
    {
        var finding = Assert.Single(Run(Sleeping().Add(KubernetesResources.Services, Service())));

        Assert.DoesNotContain(finding.Checks, check => check.Result == CheckResult.Refutes);
        var remedy = Assert.Single(finding.Remedies);
        Assert.Equal(("scale", "4"), (remedy.Action, remedy.Parameters["replicas"]));
    }

    [Fact]
    public void Evaluate_NobodyMissesIt_FindsNothing() => Assert.Empty(Run(Sleeping()));

    [Fact]
    public void Evaluate_AutoscalerTargetsIt_IsRefuted()
    {
        var cluster = Sleeping().Add(KubernetesResources.Services, Service()).Add(KubernetesResources.HorizontalPodAutoscalers, new JsonObject
        {
            ["metadata"] = Metadata("api-hpa", 100),
            ["spec"] = new JsonObject
            {
                ["maxReplicas"] = 5, ["scaleTargetRef"] = new JsonObject { ["kind"] = "Deployment", ["name"] = "api", ["apiVersion"] = "apps/v1" },
            },
        });

        Assert.Contains(Assert.Single(Run(cluster)).Checks, check => check.Result == CheckResult.Refutes);
    }

    [Fact]
    public void Evaluate_MarkedByAToolThatPutsThingsToSleep_IsRefuted()
    {
        var cluster = Sleeping("downscaler/original-replicas").Add(KubernetesResources.Services, Service());

        Assert.Contains(Assert.Single(Run(cluster)).Checks, check => check.Result == CheckResult.Refutes);
    }

    private static ClusterFixture Sleeping(string annotation = "note")
    {
        var deployment = Deployment(Template(Situations.NewContainer), replicas: 0, available: 0);
        deployment["metadata"]!["annotations"] = new JsonObject { [annotation] = "4" };
        return Situations.Nodes(new ClusterFixture())
            .Add(KubernetesResources.Deployments, deployment)
            .Add(KubernetesResources.ReplicaSets, ReplicaSet("old", 41, Situations.OldContainer, 0, 0, 20_000))
            .Add(KubernetesResources.ReplicaSets, With(ReplicaSet("new", 42, Situations.NewContainer, 0, 0, 5_000), "kind", "ReplicaSet"));
    }

    private static List<Finding> Run(ClusterFixture cluster) => [.. new ReplicasZeroRule().Evaluate(cluster.Context())];
}
