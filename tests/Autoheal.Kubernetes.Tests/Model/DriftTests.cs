using System.Text.Json;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Tests.Fixtures;

namespace Autoheal.Kubernetes.Tests.Model;

public class DriftTests
{
    private const string Applied = """
        {"spec":{"replicas":3,"paused":false,"template":{"spec":{"containers":[{"name":"app","image":"a:1","resources":{"limits":{"cpu":"1000m"}},
          "env":[{"name":"MODE","value":"blue"}],"ports":[{"containerPort":8080}]}]}}}}
        """;

    [Fact]
    public void Drift_ServerDefaultsAndAnotherSpelling_AreNone() => Assert.Empty(DriftOf(Live()));

    [Theory]
    [InlineData("\"replicas\":3", "\"replicas\":0", "spec.replicas")]
    [InlineData("a:1", "a:2", "spec.template.spec.containers[app].image")]
    [InlineData("blue", "green", "spec.template.spec.containers[app].env[MODE].value")]
    [InlineData("8080", "9090", "spec.template.spec.containers[app].ports[8080]")]
    [InlineData("\"cpu\":\"1\"", "\"cpu\":\"2\"", "spec.template.spec.containers[app].resources.limits.cpu")]
    public void Drift_ChangedField_IsNamedWithoutItsValue(string old, string now, string path)
    {
        // The last place where it stands is the live one; the one before is inside the annotation.
        var live = Live();
        var at = live.LastIndexOf(old, StringComparison.Ordinal);

        Assert.Equal([path], DriftOf(live[..at] + now + live[(at + old.Length)..]));
    }

    [Fact]
    public void ChangesBetween_ManagedFields_TellWhoWroteWhichPart()
    {
        var model = ModelText.Of((KubernetesResources.Deployments, """
            {"metadata":{"name":"api","namespace":"shop","creationTimestamp":"2026-02-01T00:00:00Z","managedFields":[
              {"manager":"kubectl-edit","operation":"Update","time":"2026-03-01T11:50:00Z","fieldsV1":{"f:spec":{"f:template":{}},"f:metadata":{"f:labels":{}}}},
              {"manager":"kube-controller-manager","operation":"Update","subresource":"status","time":"2026-03-01T11:55:00Z","fieldsV1":{"f:status":{}}}]}}
            """));

        var change = Assert.Single(model.ChangesBetween(ClusterFixture.Now.AddMinutes(-20), ClusterFixture.Now));

        Assert.Equal(("kubectl-edit", ChangedParts.Spec | ChangedParts.Template | ChangedParts.Labels), (change.Manager, change.Parts));
        Assert.Equal("kubectl-edit", model.Deployments[0].Metadata.LastChanger(ChangedParts.Template)!.Manager);
        Assert.Empty(model.ChangesBetween(ClusterFixture.Now.AddMinutes(-5), ClusterFixture.Now));
    }

    private static IReadOnlyList<string> DriftOf(string json) => ModelText.Of((KubernetesResources.Deployments, json)).Deployments[0].Metadata.Drift;

    private static string Live() => $$$$"""
        {"metadata":{"name":"api","namespace":"shop","annotations":{"kubectl.kubernetes.io/last-applied-configuration":{{{{JsonSerializer.Serialize(Applied)}}}}}},
         "spec":{"replicas":3,"strategy":{"type":"RollingUpdate"},"template":{"spec":{"containers":[{"name":"sidecar"},{"name":"app","image":"a:1",
           "resources":{"limits":{"cpu":"1"}},"env":[{"name":"MODE","value":"blue"}],"ports":[{"containerPort":8080,"protocol":"TCP"}]}]}} }}
        """;
}
