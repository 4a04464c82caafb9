using System.Text.Json.Nodes;
using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Tests.Controllers;

namespace Autoheal.Simulation.Tests.Scheduling;

public sealed class PodSchedulerTests
{
    private readonly LiveCluster _cluster = new();

    [Fact]
    public void Pods_OfEqualSize_AreSpread()
    {
        for (var i = 0; i < 6; i++)
            Create($"p{i}", "500m");
        _cluster.Run(1);

        Assert.Equal([2, 2, 2], _cluster.Pods().GroupBy(pod => pod.Spec.Text("nodeName")).Select(node => node.Count()));
        Assert.Contains(_cluster.Events("Scheduled"), message => message.StartsWith("Successfully assigned shop/p0 to node-", StringComparison.Ordinal));
    }

    [Fact]
    public void Unschedulable_EachReason_IsCountedInTheSchedulersWords()
    {
        Change("node-a", spec => spec["unschedulable"] = true);
        Change("node-b", spec => spec["taints"] = new JsonArray(new JsonObject { ["key"] = "dedicated", ["value"] = "gpu", ["effect"] = "NoSchedule" }));
        Create("big", "6");
        _cluster.Run(1);

        const string Message = "0/3 nodes are available: 1 Insufficient cpu, 1 node(s) had untolerated taint {dedicated: gpu}, 1 node(s) were unschedulable. "
            + "preemption: 0/3 nodes are available: 1 No preemption victims found for incoming pod, 2 Preemption is not helpful for scheduling.";
        var condition = Conditions.Find(Pod("big").Status, "PodScheduled");
        Assert.Equal(("False", "Unschedulable", Message), (condition.Text("status"), condition.Text("reason"), condition.Text("message")));
        Assert.Equal([Message], _cluster.Events("FailedScheduling"));
        Assert.Equal("Pending", Pod("big").Status.Text("phase") ?? "Pending");
    }

    [Fact]
    public void Unschedulable_NodeIsUncordoned_IsBound()
    {
        foreach (var node in (string[])["node-a", "node-b", "node-c"])
            Change(node, spec => spec["unschedulable"] = true);
        Create("waits", "1");
        _cluster.Run(5);
        Assert.Null(Pod("waits").Spec.Text("nodeName"));

        Change("node-b", spec => spec["unschedulable"] = false);
        _cluster.Run(5);

        Assert.Equal("node-b", Pod("waits").Spec.Text("nodeName"));
        Assert.Equal("True", Conditions.Find(Pod("waits").Status, "PodScheduled").Text("status"));
    }

    [Fact]
    public void Resources_OfDeletedPods_AreFreeAgain()
    {
        for (var i = 0; i < 4; i++)
            Create($"p{i}", "3");
        _cluster.Run(5);
        Assert.Single(_cluster.Pods(), pod => pod.Spec.Text("nodeName") is null);

        _cluster.Store.Delete(Kinds.Pod, "shop", "p0", DeleteOptions.Default);
        _cluster.Run(60);

        Assert.DoesNotContain(_cluster.Pods(), pod => pod.Spec.Text("nodeName") is null);
    }

    [Fact]
    public void NodeSelector_AndToleration_DecideWhere()
    {
        _cluster.Store.Mutate(Kinds.Node, null, "node-c", json => json["metadata"]!["labels"]!["disk"] = "ssd");
        Change("node-c", spec => spec["taints"] = new JsonArray(new JsonObject { ["key"] = "dedicated", ["effect"] = "NoExecute" }));
        Create("bound", "1", """{ "nodeSelector": { "disk": "ssd" }, "tolerations": [ { "key": "dedicated", "operator": "Exists" } ] }""");
        Create("lost", "1", """{ "nodeSelector": { "disk": "tape" } }""");
        _cluster.Run(2);

        Assert.Equal("node-c", Pod("bound").Spec.Text("nodeName"));
        Assert.Contains("2 node(s) didn't match Pod's node affinity/selector", Conditions.Find(Pod("lost").Status, "PodScheduled").Text("message"), StringComparison.Ordinal);
    }

    private void Create(string name, string cpu, string spec = "{}")
    {
        var pod = LiveCluster.Json($$"""
            {
              "metadata": { "name": "{{name}}", "namespace": "shop" },
              "spec": { "containers": [ { "name": "c", "image": "busybox", "resources": { "requests": { "cpu": "{{cpu}}" } } } ] }
            }
            """);
        foreach (var (field, value) in LiveCluster.Json(spec))
            pod["spec"]![field] = value?.DeepClone();
        _cluster.Store.Create(Kinds.Pod, pod);
    }

    private void Change(string node, Action<JsonObject> change) =>
        _cluster.Store.Mutate(Kinds.Node, null, node, json => change((JsonObject)json["spec"]!));

    private StoredObject Pod(string name) => _cluster.Store.Get(Kinds.Pod, "shop", name);
}
