using System.Text.Json.Nodes;
using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Kubelet;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Tests.Controllers;

/// <summary>What becomes of nodes that are silent, and of their pods.</summary>
public sealed class NodeLifecycleTests
{
    private readonly LiveCluster _cluster = new();

    public NodeLifecycleTests()
    {
        _cluster.Store.Create(Kinds.Namespace, LiveCluster.Json("""{ "metadata": { "name": "kube-node-lease" } }"""));
        foreach (var node in _cluster.Store.List(Kinds.Node))
            _cluster.Store.MutateStatus(Kinds.Node, null, node.Name, json => json["status"]!["conditions"] = NodeConditions.Of(_cluster.Plane.Nodes.Of(node.Name), "2026-03-01T12:00:00Z"));
    }

    [Fact]
    public void Lease_OfALivingNode_IsRenewed()
    {
        _cluster.Run(25);

        var lease = _cluster.Store.Get(Kinds.Lease, "kube-node-lease", "node-a");
        Assert.Equal(("node-a", 40L, "2026-03-01T12:00:20.020000Z"), (lease.Spec.Text("holderIdentity"), lease.Spec.Number("leaseDurationSeconds"), lease.Spec.Text("renewTime")));
    }

    [Fact]
    public void Node_Silent_IsUnknownAndTaintedAndItsPodsMoveAfterFiveMinutes()
    {
        _cluster.Store.Create(Kinds.Deployment, LiveCluster.Deployment(3, container: """{ "image": "x:1" }"""));
        _cluster.Run(30);
        Tolerate();
        var pod = _cluster.Pods().First(pod => pod.Spec.Text("nodeName") == "node-a").Name;
        _cluster.Plane.Nodes.Of("node-a").Begin(NodeTrouble.KubeletStopped);
        _cluster.Run(65);

        var ready = Conditions.Find(Node("node-a").Status, "Ready");
        Assert.Equal(("Unknown", "NodeStatusUnknown", "Kubelet stopped posting node status."), (ready.Text("status"), ready.Text("reason"), ready.Text("message")));
        Assert.Equal(["node.kubernetes.io/unreachable:NoSchedule", "node.kubernetes.io/unreachable:NoExecute"], Taints("node-a"));
        Assert.Equal("False", Conditions.Find(_cluster.Store.Get(Kinds.Pod, "shop", pod).Status, "Ready").Text("status"));
        Assert.Equal(["Node is not ready"], _cluster.Events("NodeNotReady"));
        Assert.Contains(_cluster.Store.List(Kinds.Event, "default"), e => e.Json.Text("message") == "Node node-a status is now: NodeNotReady");
        _cluster.Run(305);

        Assert.Equal([$"Marking for deletion Pod shop/{pod}"], _cluster.Events("TaintManagerEviction"));
    }

    [Fact]
    public void Node_HeardOfAgainInTime_KeepsItsPods()
    {
        _cluster.Store.Create(Kinds.Deployment, LiveCluster.Deployment(3, container: """{ "image": "x:1" }"""));
        _cluster.Run(30);
        Tolerate();
        var pod = _cluster.Pods().First(pod => pod.Spec.Text("nodeName") == "node-a").Name;
        _cluster.Plane.Nodes.Of("node-a").Begin(NodeTrouble.KubeletStopped);
        _cluster.Run(120);
        _cluster.Plane.Nodes.Of("node-a").End(NodeTrouble.KubeletStopped);
        _cluster.Run(30);

        Assert.True(Conditions.IsTrue(Node("node-a").Status, "Ready"));
        Assert.Empty(Taints("node-a"));
        Assert.True(Conditions.IsTrue(_cluster.Store.Get(Kinds.Pod, "shop", pod).Status, "Ready"));
        Assert.Equal([$"Cancelling deletion of Pod shop/{pod}"], _cluster.Events("TaintManagerEviction"));
    }

    [Fact]
    public void Node_SilentWithAllOthers_KeepsItsPods()
    {
        foreach (var node in (string[])["node-a", "node-b", "node-c"])
            _cluster.Plane.Nodes.Of(node).Begin(NodeTrouble.KubeletStopped);
        _cluster.Run(120);

        Assert.Equal(["node.kubernetes.io/unreachable:NoSchedule"], Taints("node-a"));
    }

    [Fact]
    public void Node_Cordoned_IsTaintedUntilUncordoned()
    {
        _cluster.Store.Mutate(Kinds.Node, null, "node-b", json => json["spec"]!["unschedulable"] = true);
        _cluster.Run(1);
        Assert.Equal(["node.kubernetes.io/unschedulable:NoSchedule"], Taints("node-b"));

        _cluster.Store.Mutate(Kinds.Node, null, "node-b", json => ((JsonObject)json["spec"]!).Remove("unschedulable"));
        _cluster.Run(1);

        Assert.Empty(Taints("node-b"));
    }

    [Fact]
    public void Node_UnderPressure_IsTainted()
    {
        _cluster.Store.MutateStatus(Kinds.Node, null, "node-c", json => Conditions.Find((JsonObject)json["status"]!, "DiskPressure")!["status"] = "True");
        _cluster.Run(1);

        Assert.Equal(["node.kubernetes.io/disk-pressure:NoSchedule"], Taints("node-c"));
    }

    [Fact]
    public void NoExecuteTaint_WithoutToleration_EvictsAtOnce()
    {
        _cluster.Store.Create(Kinds.Deployment, LiveCluster.Deployment(3, container: """{ "image": "x:1" }"""));
        _cluster.Run(30);
        var pod = _cluster.Pods().First(pod => pod.Spec.Text("nodeName") == "node-a").Name;
        _cluster.Store.Mutate(Kinds.Node, null, "node-a", json =>
            json["spec"]!["taints"] = new JsonArray(new JsonObject { ["key"] = "maintenance", ["effect"] = "NoExecute" }));
        _cluster.Run(1);

        var evicted = _cluster.Store.Get(Kinds.Pod, "shop", pod);
        Assert.True(evicted.Deleting);
        Assert.Equal("DeletionByTaintManager", Conditions.Find(evicted.Status, "DisruptionTarget").Text("reason"));
    }

    [Fact]
    public void Node_Removed_ItsPodsFollow()
    {
        _cluster.Store.Create(Kinds.Deployment, LiveCluster.Deployment(3, container: """{ "image": "x:1" }"""));
        _cluster.Run(30);
        _cluster.Store.Delete(Kinds.Node, null, "node-a", DeleteOptions.Default);
        _cluster.Run(60);

        Assert.DoesNotContain(_cluster.Pods(), pod => pod.Spec.Text("nodeName") == "node-a");
        Assert.Equal(3, _cluster.Pods().Count);
    }

    /// <summary>What admission adds to every pod.</summary>
    private void Tolerate()
    {
        foreach (var pod in _cluster.Pods())
        {
            _cluster.Store.Mutate(Kinds.Pod, "shop", pod.Name, json => json["spec"]!["tolerations"] = new JsonArray(
                new JsonObject { ["key"] = "node.kubernetes.io/unreachable", ["operator"] = "Exists", ["effect"] = "NoExecute", ["tolerationSeconds"] = 300 }));
        }
    }

    private StoredObject Node(string name) => _cluster.Store.Get(Kinds.Node, null, name);

    private List<string> Taints(string node) => [.. (Node(node).Spec.Array("taints") ?? []).Select(taint => $"{taint.Text("key")}:{taint.Text("effect")}")];
}
