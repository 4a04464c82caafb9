using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Tests.Controllers;

public sealed class DaemonSetControllerTests
{
    private readonly LiveCluster _cluster = new();

    [Fact]
    public void Pods_RunOnEveryNodeThatTheyTolerate()
    {
        Taint("node-b", "dedicated", "NoSchedule");
        _cluster.Store.Mutate(Kinds.Node, null, "node-c", json => json["spec"]!["unschedulable"] = true);
        Create();
        _cluster.Run(30);

        Assert.Equal(["node-a", "node-c"], Nodes());
        var status = _cluster.Status(Kinds.DaemonSet, "agent");
        Assert.Equal((2L, 2L, 2L, 2L, 2L, null), (status.Number("desiredNumberScheduled"), status.Number("currentNumberScheduled"), status.Number("numberReady"),
            status.Number("updatedNumberScheduled"), status.Number("numberAvailable"), status.Number("numberUnavailable")));
        Assert.All(_cluster.Events("SuccessfulCreate"), message => Assert.StartsWith("Created pod: agent-", message, StringComparison.Ordinal));
    }

    [Fact]
    public void Node_GetsATaintThatEvictsAndLosesIt_PodLeavesAndComesBack()
    {
        Create();
        _cluster.Run(30);
        Taint("node-a", "maintenance", "NoExecute");
        _cluster.Run(60);
        Assert.Equal(["node-b", "node-c"], Nodes());

        _cluster.Store.Mutate(Kinds.Node, null, "node-a", json => ((JsonObject)json["spec"]!).Remove("taints"));
        _cluster.Run(30);

        Assert.Equal(["node-a", "node-b", "node-c"], Nodes());
    }

    [Fact]
    public void Update_OneNodeAtATime_StopsAtABrokenImage()
    {
        Create();
        _cluster.Run(30);
        _cluster.Plane.Registry.Fail("registry.example/shop/broken", "not found");
        SetImage("registry.example/shop/broken:1");
        _cluster.Run(120);
        Assert.Single(_cluster.Pods(), pod => pod.Spec.Array("containers")![0].Text("image") == "registry.example/shop/broken:1");
        Assert.Equal((1L, 1L), (_cluster.Status(Kinds.DaemonSet, "agent").Number("updatedNumberScheduled"), _cluster.Status(Kinds.DaemonSet, "agent").Number("numberUnavailable")));

        SetImage("registry.example/shop/agent:2");
        _cluster.Run(300);

        Assert.All(_cluster.Pods(), pod => Assert.Equal("registry.example/shop/agent:2", pod.Spec.Array("containers")![0].Text("image")));
        Assert.Equal(3, _cluster.Store.List(Kinds.ControllerRevision, "shop").Count);
    }

    [Fact]
    public void Node_TooFull_OnlyItsPodWaits()
    {
        Create(container: """{ "resources": { "requests": { "cpu": "3" } } }""");
        _cluster.Run(10);
        _cluster.Store.Delete(Kinds.DaemonSet, "shop", "agent", DeleteOptions.Default);
        _cluster.Run(60);
        _cluster.Store.Create(Kinds.Pod, LiveCluster.Json("""
            { "metadata": { "name": "big", "namespace": "shop" }, "spec": { "nodeName": "node-a", "containers": [ { "name": "c", "image": "x:1", "resources": { "requests": { "cpu": "2" } } } ] } }
            """));
        Create(container: """{ "resources": { "requests": { "cpu": "3" } } }""");
        _cluster.Run(10);

        Assert.Contains(
            "0/3 nodes are available: 1 Insufficient cpu, 2 node(s) didn't satisfy plugin(s) [NodeAffinity]. "
            + "preemption: 0/3 nodes are available: 1 No preemption victims found for incoming pod, 2 Preemption is not helpful for scheduling.",
            _cluster.Events("FailedScheduling"));
    }

    private void Create(string container = "{}")
    {
        var set = LiveCluster.Json("""
            {
              "metadata": { "name": "agent", "namespace": "shop" },
              "spec": {
                "selector": { "matchLabels": { "app": "agent" } },
                "template": {
                  "metadata": { "labels": { "app": "agent" } },
                  "spec": { "restartPolicy": "Always", "terminationGracePeriodSeconds": 5, "containers": [ { "name": "agent", "image": "registry.example/shop/agent:1" } ] }
                }
              }
            }
            """);
        foreach (var (field, value) in LiveCluster.Json(container))
            set["spec"]!["template"]!["spec"]!["containers"]![0]![field] = value?.DeepClone();
        _cluster.Store.Create(Kinds.DaemonSet, set);
    }

    private void SetImage(string image) =>
        _cluster.Store.Mutate(Kinds.DaemonSet, "shop", "agent", json => json["spec"]!["template"]!["spec"]!["containers"]![0]!["image"] = image);

    private void Taint(string node, string key, string effect) =>
        _cluster.Store.Mutate(Kinds.Node, null, node, json => json["spec"]!["taints"] = new JsonArray(new JsonObject { ["key"] = key, ["effect"] = effect }));

    private IEnumerable<string?> Nodes() => _cluster.Pods().Where(pod => !pod.Deleting).Select(pod => pod.Spec.Text("nodeName")).Order();
}
