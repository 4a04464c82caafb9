using System.Text;
using System.Text.Json.Nodes;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Tests.Fixtures;
using static Autoheal.Kubernetes.Tests.Fixtures.Objects;

namespace Autoheal.Kubernetes.Tests.Model;

public class TemplateDiffTests
{
    [Fact]
    public void Between_SameTemplateOfTwoRevisions_IsEmpty() => Assert.Empty(Changes(Container("a:1", Env("A")), Container("a:1", Env("A"))));

    [Fact]
    public void Between_EnvAndImage_NamesThemWithoutValues() => Assert.Equal(
        ["image a:1 → a:2", "env B added", "env C changed", "env A removed"],
        Changes(Container("a:1", Env("A"), Env("C", "1")), Container("a:2", Env("B"), Env("C", "2"))));

    [Fact]
    public void Between_MemberOrder_MeansNothing()
    {
        var one = new JsonObject { ["name"] = "app", ["image"] = "a:1", ["stdin"] = true, ["tty"] = false };
        var other = new JsonObject { ["tty"] = false, ["stdin"] = true, ["image"] = "a:1", ["name"] = "app" };

        Assert.Empty(Changes(one, other));
    }

    [Fact]
    public void Between_CommandProbesLimitAndOthers_HaveWordsOfTheirOwn()
    {
        var after = Container("a:1");
        after["command"] = new JsonArray("x");
        after["livenessProbe"] = new JsonObject { ["periodSeconds"] = 5 };
        after["resources"] = new JsonObject { ["limits"] = new JsonObject { ["memory"] = "64Mi" } };

        Assert.Equal(
            ["command of app changed", "memory limit of app none → 64Mi", "probes of app changed"], Changes(Container("a:1"), after));
        Assert.Equal(["other fields changed"], Changes(Container("a:1"), With(Container("a:1"), "stdin", true)));
    }

    [Fact]
    public void Between_ConfigReference_SaysFromWhatToWhat() => Assert.Equal(
        ["ConfigMap settings/host → ConfigMap settings-v2/host"], Changes(FromKey("settings"), FromKey("settings-v2")));

    [Fact]
    public void Between_RestartAnnotation_MeansNothing()
    {
        var restarted = Template(Container("a:1"));
        restarted["metadata"]!["annotations"] = new JsonObject { ["kubectl.kubernetes.io/restartedAt"] = "now" };

        Assert.Empty(TemplateDiff.Between(Read(Template(Container("a:1"))), Read(restarted)));
    }

    private static JsonObject FromKey(string map) => With(Container("a:1"), "env", new JsonArray(new JsonObject
    {
        ["name"] = "HOST",
        ["valueFrom"] = new JsonObject { ["configMapKeyRef"] = new JsonObject { ["name"] = map, ["key"] = "host" } },
    }));

    private static IEnumerable<string> Changes(JsonObject before, JsonObject after) =>
        TemplateDiff.Between(Read(Template(before)), Read(Template(after))).Select(change => change.ToString());

    private static PodTemplate Read(JsonObject template)
    {
        var list = new JsonObject
        {
            ["items"] = new JsonArray(new JsonObject { ["metadata"] = new JsonObject { ["name"] = "x" }, ["spec"] = new JsonObject { ["template"] = template } }),
        };
        return new ClusterModelBuilder("c", ClusterFixture.Now)
            .AddList(KubernetesResources.Deployments, Encoding.UTF8.GetBytes(list.ToJsonString())).Build().Deployments[0].Template;
    }
}
