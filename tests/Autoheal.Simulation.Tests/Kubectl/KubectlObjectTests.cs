using System.Text;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Routing;

namespace Autoheal.Simulation.Tests.Kubectl;

/// <summary>Objects as JSON, as YAML and in files: each can be parsed and has the fields that it has in a real cluster.</summary>
public sealed class KubectlObjectTests
{
    private static readonly string[] s_dumped = ["daemonsets", "deployments", "events", "pods", "replicasets", "replication-controllers", "services"];

    private static readonly string[] s_awaited =
    [
        "rollout status deployment/web", "rollout status statefulset/db", "rollout status daemonset/agent",
        "wait --for=condition=complete job/work", "wait --for=condition=failed job/broken",
    ];

    private static readonly IReadOnlyList<KindFields> s_kinds = KindFields.ReadAll(MatrixFile.Read("fields.txt"));

    [KubectlTheory]
    [InlineData("1.20")]
    [InlineData("1.32")]
    public async Task Objects_OfEveryKind_AreWhole(string version)
    {
        await using var world = await KubectlWorld.StartAsync(version);
        await File.WriteAllTextAsync(Path.Combine(world.Home, "matrix.yaml"), MatrixFile.Read("manifest.yaml"));
        await world.ReadAsync("kubectl apply -f matrix.yaml");
        foreach (var awaited in s_awaited)
            await world.ReadAsync($"kubectl {awaited} --timeout=30s");
        // The autoscaler writes its status when it first looks, and says so here: there are no metrics.
        await world.ReadAsync("kubectl wait --for=condition=AbleToScale hpa/web --timeout=30s");
        var kinds = string.Join(',', s_kinds.Select(kind => kind.Plural));

        var json = JsonNode.Parse(await world.ReadAsync($"kubectl get {kinds} -o json"));
        var yaml = YamlBody.Parse(Encoding.UTF8.GetBytes(await world.ReadAsync($"kubectl get {kinds} -o yaml")));

        foreach (var list in (JsonNode?[])[json, yaml])
            Assert.Equal(("v1", "List"), (list!["apiVersion"]?.ToString(), list["kind"]?.ToString()));
        foreach (var missing in (IReadOnlyList<string>[])[Missing(json), Missing(yaml)])
            Assert.True(missing.Count == 0, string.Join('\n', missing));
        await Dump_IsWritten(world);
    }

    [KubectlTheory]
    [InlineData("1.20")]
    [InlineData("1.32")]
    public async Task Object_Alone_IsItself(string version)
    {
        await using var world = await KubectlWorld.StartAsync(version);

        var json = JsonNode.Parse(await world.ReadAsync("kubectl get node worker-1 -o json"));
        var yaml = YamlBody.Parse(Encoding.UTF8.GetBytes(await world.ReadAsync("kubectl get node/worker-1 -o yaml")));

        foreach (var node in (JsonNode?[])[json, yaml])
            Assert.Equal(("v1", "Node", "worker-1"), (node!["apiVersion"]?.ToString(), node["kind"]?.ToString(), node["metadata"]!["name"]?.ToString()));
    }

    private static IReadOnlyList<string> Missing(JsonNode? list) => [.. s_kinds.SelectMany(kind => kind.Missing(list!["items"]!.AsArray()))];

    private static async Task Dump_IsWritten(KubectlWorld world)
    {
        await world.ReadAsync("kubectl cluster-info dump --output-directory=dump");

        var place = Path.Combine(world.Home, "dump");
        Assert.Equal("worker-1", Items(Path.Combine(place, "nodes.json")).Single()!["metadata"]!["name"]!.ToString());
        foreach (var name in s_dumped)
            Assert.True(File.Exists(Path.Combine(place, KubectlWorld.Namespace, name + ".json")), name);
        var pods = Items(Path.Combine(place, KubectlWorld.Namespace, "pods.json")).Select(pod => pod!["metadata"]!["name"]!.ToString()).ToList();
        Assert.Contains("db-0", pods);
        foreach (var pod in pods)
            Assert.True(File.Exists(Path.Combine(place, KubectlWorld.Namespace, pod, "logs.txt")), pod);
        var work = pods.Single(pod => pod.StartsWith("work-", StringComparison.Ordinal));
        Assert.Contains("done", await File.ReadAllTextAsync(Path.Combine(place, KubectlWorld.Namespace, work, "logs.txt")), StringComparison.Ordinal);
    }

    private static JsonArray Items(string path) => JsonNode.Parse(File.ReadAllText(path))!["items"]!.AsArray();
}
