using System.Text.Json.Nodes;
using Autoheal.Context;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Reasoning.Crashes;
using Autoheal.Kubernetes.Tests.Fixtures;
using Autoheal.Reasoning;
using static Autoheal.Kubernetes.Tests.Fixtures.Objects;

namespace Autoheal.Kubernetes.Tests.Reasoning.Crashes;

public class CrashWithoutChangeRuleTests
{
    [Fact]
    public void Evaluate_OnePodCrashesLongAfterTheRollout_SuggestsItsEviction()
    {
        var finding = Assert.Single(new CrashWithoutChangeRule().Evaluate(Situations.OldRollout(CrashLoop(2, 0.5)).Context()));

        Assert.DoesNotContain(finding.Checks, check => check.Result == CheckResult.Refutes);
        var remedy = Assert.Single(finding.Remedies);
        Assert.Equal(("evict-pod", "api-new-1"), (remedy.Action, remedy.Target.Name));
    }

    [Fact]
    public void Evaluate_CrashRightAfterARollout_IsRefuted()
    {
        var finding = Assert.Single(new CrashWithoutChangeRule().Evaluate(Situations.YoungRollout(CrashLoop(2, 0.5)).Context()));

        Assert.Contains(finding.Checks, check => check.Result == CheckResult.Refutes && check.Reliability > 0.8);
    }

    [Fact]
    public void Evaluate_ConfigMapChangedJustBefore_IsRefuted()
    {
        var container = Container("shop/api:2");
        container["envFrom"] = new JsonArray(new JsonObject { ["configMapRef"] = new JsonObject { ["name"] = "settings" } });
        var map = ConfigMap("settings", "DB_HOST");
        map["metadata"]!["managedFields"] = new JsonArray(new JsonObject
        {
            ["manager"] = "kubectl-edit", ["operation"] = "Update", ["time"] = Time(10), ["fieldsV1"] = new JsonObject { ["f:data"] = new JsonObject() },
        });
        var cluster = Situations.Nodes(new ClusterFixture())
            .Add(KubernetesResources.ConfigMaps, map)
            .Add(KubernetesResources.Deployments, Deployment(Template(container), 1, 0))
            .Add(KubernetesResources.ReplicaSets, ReplicaSet("new", 2, container, 1, 0, 5_000))
            .Add(KubernetesResources.Pods, Pod("new", 1, CrashLoop(1, 0.5), 3));

        Assert.Contains(
            Assert.Single(new CrashWithoutChangeRule().Evaluate(cluster.Context())).Checks,
            check => check.Result == CheckResult.Refutes && check.Text.StartsWith("ConfigMap checkout/settings was changed", StringComparison.Ordinal));
    }
}
