using System.Text.Json.Nodes;
using Autoheal.Context;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Reasoning.Configuration;
using Autoheal.Kubernetes.Tests.Fixtures;
using Autoheal.Reasoning;
using static Autoheal.Kubernetes.Tests.Fixtures.Objects;

namespace Autoheal.Kubernetes.Tests.Reasoning.Configuration;

public class ConfigurationRuleTests
{
    [Fact]
    public void Evaluate_ReferencedConfigMapDoesNotExist_SuggestsTheOldReferenceThenTheOldRevision()
    {
        var finding = Assert.Single(Missing(MissingMap(optional: false), Waiting("CreateContainerConfigError", "configmap \"settings-v2\" not found")));

        Assert.Equal("k8s.config.configmap-missing", finding.Cause.Value);
        Assert.Contains(finding.Checks, check => check.Text == "ConfigMap settings-v2 does not exist");
        Assert.Contains(finding.Checks, check => check.Text == "the kubelet misses ConfigMap settings-v2");
        Assert.Equal(["restore-config-reference", "rollout-undo"], finding.Remedies.Select(remedy => remedy.Action));
    }

    [Fact]
    public void Evaluate_ConfigMapsMayNotBeRead_ClaimsNoAbsence()
    {
        var cluster = MissingMap(optional: false)(Waiting("CreateContainerConfigError")).See("ConfigMap", CoverageState.Forbidden);

        var finding = Assert.Single(new MissingSourceRule().Evaluate(cluster.Context()));

        Assert.Contains(finding.Checks, check => check.Result == CheckResult.NotObserved && check.Text.EndsWith("(forbidden)", StringComparison.Ordinal));
        Assert.DoesNotContain(finding.Checks, check => check.Text.EndsWith("does not exist", StringComparison.Ordinal));
    }

    [Fact]
    public void Evaluate_OptionalConfigMapIsGoneAndTheProgramMissesItsKey_IsSuspected()
    {
        var cluster = MissingMap(optional: true)(CrashLoop(2, 0.5)).Log("api-new-1", "app", new LogSignature
        {
            Kind = LogSignatureKind.RequiredSettingMissing, Setting = "PAYMENTS_URL", Lines = 2,
        });

        var finding = Assert.Single(new OptionalMapRule().Evaluate(cluster.Context()));

        Assert.Contains(finding.Checks, check => check.Text == "the log misses PAYMENTS_URL, a key of ConfigMap checkout/settings (2 lines)");
        Assert.Equal("restore-config-reference", finding.Remedies[0].Action);
    }

    [Fact]
    public void Evaluate_NamedKeyIsNotInTheConfigMap_IsFound()
    {
        var container = Container("shop/api:1");
        container["env"] = new JsonArray(new JsonObject
        {
            ["name"] = "DB_HOST",
            ["valueFrom"] = new JsonObject { ["configMapKeyRef"] = new JsonObject { ["name"] = "settings", ["key"] = "db.host" } },
        });
        var cluster = Situations.YoungRollout(
                Waiting("CreateContainerConfigError", "couldn't find key db.host in ConfigMap checkout/settings"), container, Container("shop/api:1"))
            .Add(KubernetesResources.ConfigMaps, ConfigMap("settings", "db.name"));

        var finding = Assert.Single(new MissingSourceRule().Evaluate(cluster.Context()));

        Assert.Contains(finding.Checks, check => check.Text == "ConfigMap settings has no key db.host");
        Assert.Contains(finding.Checks, check => check.Text == "the kubelet misses key db.host in ConfigMap settings");
    }

    [Fact]
    public void Evaluate_NewConfigMapLacksWhatTheOldOneHad_IsFoundOnlyForWhatIsLost()
    {
        var cluster = Situations.YoungRollout(CrashLoop(2, 0.5), EnvFrom("settings-v2"), EnvFrom("settings"))
            .Add(KubernetesResources.ConfigMaps, ConfigMap("settings", "LOG_LEVEL", "PAYMENTS_URL"))
            .Add(KubernetesResources.ConfigMaps, ConfigMap("settings-v2", "LOG_LEVEL"));

        var finding = Assert.Single(new LostKeysRule().Evaluate(cluster.Context()));

        Assert.Equal("ConfigMap settings-v2 lacks PAYMENTS_URL", finding.Title);
    }

    [Fact]
    public void Evaluate_NewConfigMapHasAllKeys_FindsNothing()
    {
        var cluster = Situations.YoungRollout(CrashLoop(2, 0.5), EnvFrom("settings-v2"), EnvFrom("settings"))
            .Add(KubernetesResources.ConfigMaps, ConfigMap("settings", "LOG_LEVEL"))
            .Add(KubernetesResources.ConfigMaps, ConfigMap("settings-v2", "LOG_LEVEL", "NEW"));

        Assert.Empty(new LostKeysRule().Evaluate(cluster.Context()));
    }

    private static JsonObject EnvFrom(string map, bool optional = false)
    {
        var container = Container("shop/api:1");
        container["envFrom"] = new JsonArray(new JsonObject { ["configMapRef"] = new JsonObject { ["name"] = map, ["optional"] = optional } });
        return container;
    }

    private static Func<JsonObject, ClusterFixture> MissingMap(bool optional) => status =>
        Situations.YoungRollout(status, EnvFrom("settings-v2", optional), EnvFrom("settings"))
            .Add(KubernetesResources.ConfigMaps, ConfigMap("settings", "PAYMENTS_URL"));

    private static IEnumerable<Finding> Missing(Func<JsonObject, ClusterFixture> situation, JsonObject status) =>
        new MissingSourceRule().Evaluate(situation(status).Context());
}
