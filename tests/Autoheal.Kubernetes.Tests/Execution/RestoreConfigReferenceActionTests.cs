using System.Text.Json.Nodes;
using Autoheal.Execution;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Tests.Fixtures;
using Autoheal.Planning;
using static Autoheal.Kubernetes.Tests.Fixtures.Objects;

namespace Autoheal.Kubernetes.Tests.Execution;

public class RestoreConfigReferenceActionTests
{
    [Fact]
    public async Task PrepareAsync_OldConfigMapExists_RestoresTheReferenceAndKeepsTheImage()
    {
        var ready = Assert.IsType<ReadyAction>(await PrepareAsync(Situation()));

        var change = Assert.Single(ready.Changes);
        Assert.Equal(("settings-v2", "settings"), (change.Before, change.After));
        Assert.EndsWith("/envFrom/0/configMapRef/name", change.Path, StringComparison.Ordinal);
        Assert.Equal(
            "shop/api:2",
            ready.After.Fields["/spec/template"]!.Value.GetProperty("spec").GetProperty("containers")[0].GetProperty("image").GetString());
    }

    [Fact]
    public async Task PrepareAsync_OldConfigMapIsGone_IsRefused()
    {
        var cluster = Situations.YoungRollout(Waiting("CreateContainerConfigError"), From("shop/api:2", "settings-v2"), From("shop/api:1", "settings"));

        Assert.Equal("references-gone", Assert.IsType<RefusedAction>(await PrepareAsync(cluster)).Code);
    }

    [Fact]
    public async Task PrepareAsync_SameReferences_IsRefused()
    {
        var cluster = Situations.YoungRollout(CrashLoop(2, 0.5), From("shop/api:2", "settings"), From("shop/api:1", "settings"))
            .Add(KubernetesResources.ConfigMaps, ConfigMap("settings"));

        Assert.Equal("nothing-to-restore", Assert.IsType<RefusedAction>(await PrepareAsync(cluster)).Code);
    }

    [Fact]
    public async Task ReconcileAsync_LooksAtTheGuardedFields()
    {
        var cluster = Situation();
        var bench = new ActionBench(cluster);
        var ready = Assert.IsType<ReadyAction>(await bench.Restore.PrepareAsync(Request(), default));
        var intent = Intents.Of(ready, bench.Restore.Descriptor);
        Assert.Equal(ReconcileState.NotStarted, await bench.Restore.ReconcileAsync(intent, default));

        var spec = cluster.Item(KubernetesResources.Deployments, "api")["spec"]!;
        spec["template"] = JsonNode.Parse(ready.After.Fields["/spec/template"]!.Value.GetRawText());
        Assert.Equal(ReconcileState.Applied, await bench.Restore.ReconcileAsync(intent, default));

        spec["template"]!["spec"]!["containers"]![0]!["image"] = "shop/api:9";
        Assert.Equal(ReconcileState.Unknown, await bench.Restore.ReconcileAsync(intent, default));
    }

    private static ClusterFixture Situation() =>
        Situations.YoungRollout(Waiting("CreateContainerConfigError"), From("shop/api:2", "settings-v2"), From("shop/api:1", "settings"))
            .Add(KubernetesResources.ConfigMaps, ConfigMap("settings", "PAYMENTS_URL"));

    private static JsonObject From(string image, string map) => With(
        Container(image), "envFrom", new JsonArray(new JsonObject { ["configMapRef"] = new JsonObject { ["name"] = map } }));

    private static PreparationRequest Request() => ActionBench.Request("restore-config-reference", null, ("revision", "41"));

    private static async Task<ActionPreparation> PrepareAsync(ClusterFixture cluster) =>
        await new ActionBench(cluster).Restore.PrepareAsync(Request(), default);
}
