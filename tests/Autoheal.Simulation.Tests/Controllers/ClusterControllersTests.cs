using System.Text.Json.Nodes;
using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Kubelet;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Tests.Controllers;

/// <summary>The controllers besides those of workloads: endpoints, namespaces, garbage, adoption, heartbeats.</summary>
public sealed class ClusterControllersTests
{
    private readonly LiveCluster _cluster = new();

    [Fact]
    public void Endpoints_FollowReadinessAndDeletion()
    {
        _cluster.Store.Create(Kinds.Service, LiveCluster.Json("""
            { "metadata": { "name": "api", "namespace": "shop" }, "spec": { "selector": { "app": "api" }, "ports": [ { "port": 80, "targetPort": 8080 } ] } }
            """));
        _cluster.Store.Create(Kinds.Deployment, LiveCluster.Deployment(3));
        _cluster.Run(30);
        var slice = _cluster.Store.List(Kinds.EndpointSlice, "shop").Single();
        Assert.Equal(3, Addresses().Count);
        Assert.Equal((8080, true, "api"), (
            slice.Json.Array("ports")![0].Number("port"),
            slice.Json.Array("endpoints")![0].Object("conditions").Flag("ready"),
            slice.Labels.Text("kubernetes.io/service-name")));

        _cluster.Store.Mutate(Kinds.Deployment, "shop", "api", json => json["spec"]!["replicas"] = 0);
        _cluster.Run(1);
        Assert.Empty(_cluster.Store.Get(Kinds.Endpoints, "shop", "api").Json.Array("subsets")!);
        _cluster.Store.Delete(Kinds.Service, "shop", "api", DeleteOptions.Default);
        _cluster.Run(1);

        Assert.Null(_cluster.Store.Find(Kinds.Endpoints, "shop", "api"));
        Assert.Empty(_cluster.Store.List(Kinds.EndpointSlice, "shop"));
    }

    [Fact]
    public void Namespace_New_IsFurnishedAndDeleted_IsEmptied()
    {
        Assert.NotNull(_cluster.Store.Find(Kinds.ServiceAccount, "shop", "default"));
        Assert.NotNull(_cluster.Store.Find(Kinds.ConfigMap, "shop", "kube-root-ca.crt"));
        _cluster.Store.Create(Kinds.Deployment, LiveCluster.Deployment(2));
        _cluster.Store.Mutate(Kinds.Namespace, null, "shop", json => json.Ensure("spec")["finalizers"] = new JsonArray("kubernetes"));
        _cluster.Run(30);

        _cluster.Store.Delete(Kinds.Namespace, null, "shop", DeleteOptions.Default);
        Assert.Equal("Terminating", _cluster.Store.Get(Kinds.Namespace, null, "shop").Status.Text("phase"));
        _cluster.Run(120);

        Assert.Null(_cluster.Store.Find(Kinds.Namespace, null, "shop"));
        Assert.Empty(Kinds.All.Where(kind => kind.Namespaced).SelectMany(kind => _cluster.Store.List(kind, "shop")));
    }

    [Fact]
    public void ReplicaSet_LosesAPodByItsLabel_ReplacesItAndAdoptsItBack()
    {
        _cluster.Store.Create(Kinds.Deployment, LiveCluster.Deployment(2));
        _cluster.Run(30);
        var pod = _cluster.Pods()[0].Name;
        _cluster.Store.Mutate(Kinds.Pod, "shop", pod, json => json["metadata"]!["labels"]!["app"] = "quarantine");
        _cluster.Run(30);
        Assert.Null(_cluster.Store.Get(Kinds.Pod, "shop", pod).Controller);
        Assert.Equal(3, _cluster.Pods().Count);

        _cluster.Store.Mutate(Kinds.Pod, "shop", pod, json => json["metadata"]!["labels"]!["app"] = "api");
        _cluster.Run(60);

        Assert.Equal(2, _cluster.Pods().Count);
        Assert.All(_cluster.Pods(), left => Assert.NotNull(left.Controller));
    }

    [Fact]
    public void ReplicaSet_ScaledDown_TakesTheUnreadyPodFirst()
    {
        _cluster.Store.Create(Kinds.Deployment, LiveCluster.Deployment(3));
        _cluster.Run(30);
        _cluster.Plane.Registry.Fail("registry.example/shop/api", "unavailable");
        var victim = _cluster.Pods()[1];
        _cluster.Store.Mutate(Kinds.Deployment, "shop", "api", json => json["spec"]!["replicas"] = 4);
        _cluster.Store.MutateStatus(Kinds.Pod, "shop", victim.Name, json => Conditions.Find(json.Object("status"), "Ready")!["status"] = "False");
        _cluster.Run(20);
        _cluster.Store.Mutate(Kinds.Deployment, "shop", "api", json => json["spec"]!["replicas"] = 3);
        _cluster.Run(60);

        Assert.Null(_cluster.Store.Find(Kinds.Pod, "shop", victim.Name));
    }

    [Fact]
    public void ReplicaSet_ApiServerRefusesPods_ReportsFailedCreate()
    {
        var refusing = new ObjectStore(_cluster.Clock, new(1), new RefusingStrategy());
        var plane = new ControlPlane(refusing, _cluster.Clock, new(1));
        refusing.Create(Kinds.Namespace, LiveCluster.Json("""{ "metadata": { "name": "shop" } }"""));
        refusing.Create(Kinds.Deployment, LiveCluster.Deployment(2));
        for (var i = 0; i < 20; i++)
        {
            _cluster.Clock.Advance(TimeSpan.FromMilliseconds(10));
            plane.Step();
        }

        var set = refusing.List(Kinds.ReplicaSet, "shop").Single();
        const string Refusal = "pods \"api\" is forbidden: exceeded quota";
        Assert.Equal(("FailedCreate", Refusal), (Conditions.Find(set.Status, "ReplicaFailure").Text("reason"), Conditions.Find(set.Status, "ReplicaFailure").Text("message")));
        Assert.Equal(Refusal, Conditions.Find(refusing.Get(Kinds.Deployment, "shop", "api").Status, "ReplicaFailure").Text("message"));
        Assert.Contains(refusing.List(Kinds.Event, "shop"), e => e.Json.Text("message") == $"Error creating: {Refusal}");
    }

    [Fact]
    public void Delete_Orphaning_LeavesTheReplicaSetsBehind()
    {
        _cluster.Store.Create(Kinds.Deployment, LiveCluster.Deployment(2));
        _cluster.Run(30);
        _cluster.Store.Delete(Kinds.Deployment, "shop", "api", new() { Propagation = Propagation.Orphan });
        _cluster.Run(30);

        Assert.Null(_cluster.Store.Find(Kinds.Deployment, "shop", "api"));
        Assert.Null(_cluster.Store.List(Kinds.ReplicaSet, "shop").Single().Controller);
        Assert.Equal(2, _cluster.Pods().Count);
    }

    [Fact]
    public void Delete_InForeground_WaitsForTheDependents()
    {
        _cluster.Store.Create(Kinds.Deployment, LiveCluster.Deployment(2));
        _cluster.Run(30);
        _cluster.Store.Delete(Kinds.Deployment, "shop", "api", new() { Propagation = Propagation.Foreground });
        _cluster.Run(0.2);
        Assert.NotNull(_cluster.Store.Find(Kinds.Deployment, "shop", "api"));
        _cluster.Run(60);

        Assert.Null(_cluster.Store.Find(Kinds.Deployment, "shop", "api"));
        Assert.Empty(_cluster.Pods());
    }

    [Fact]
    public void Namespace_HeldByAFinalizer_SaysWhatIsLeft()
    {
        _cluster.Store.Mutate(Kinds.Namespace, null, "shop", json => json.Ensure("spec")["finalizers"] = new JsonArray("kubernetes"));
        _cluster.Store.Create(Kinds.ConfigMap, LiveCluster.Json("""{ "metadata": { "name": "held", "namespace": "shop", "finalizers": [ "example.com/hold" ] } }"""));
        _cluster.Store.Delete(Kinds.Namespace, null, "shop", DeleteOptions.Default);
        _cluster.Run(30);

        var status = _cluster.Store.Get(Kinds.Namespace, null, "shop").Status;
        Assert.Equal("Some resources are remaining: configmaps. has 1 resource instances", Conditions.Find(status, "NamespaceContentRemaining").Text("message"));
        Assert.Equal(
            "Some content in the namespace has finalizers remaining: example.com/hold in 1 resource instances", Conditions.Find(status, "NamespaceFinalizersRemaining").Text("message"));
        _cluster.Store.Mutate(Kinds.ConfigMap, "shop", "held", json => json["metadata"]!["finalizers"] = new JsonArray());
        _cluster.Run(5);

        Assert.Null(_cluster.Store.Find(Kinds.Namespace, null, "shop"));
    }

    [Fact]
    public void Owner_ThatNeverWas_DoesNotHoldItsDependent()
    {
        _cluster.Store.Create(Kinds.ConfigMap, LiveCluster.Json("""
            { "metadata": { "name": "owned", "namespace": "shop", "ownerReferences": [ { "apiVersion": "apps/v1", "kind": "Deployment", "name": "gone", "uid": "00000000-0000-0000-0000-000000000000" } ] } }
            """));
        _cluster.Run(1);

        Assert.Null(_cluster.Store.Find(Kinds.ConfigMap, "shop", "owned"));
    }

    [Fact]
    public void Node_Heartbeat_MovesEveryFiveMinutes()
    {
        _cluster.Store.MutateStatus(Kinds.Node, null, "node-a", json => json["status"]!["conditions"] = NodeConditions.Of(_cluster.Plane.Nodes.Of("node-a"), "2026-03-01T12:00:00Z"));
        _cluster.Run(301);

        var ready = Conditions.Find(_cluster.Store.Get(Kinds.Node, null, "node-a").Status, "Ready");
        Assert.Equal(("2026-03-01T12:05:00Z", "2026-03-01T12:00:00Z"), (ready.Text("lastHeartbeatTime"), ready.Text("lastTransitionTime")));
    }

    private List<JsonNode?> Addresses() =>
        [.. _cluster.Store.Get(Kinds.Endpoints, "shop", "api").Json.Array("subsets")![0].Array("addresses")!];

    private sealed class RefusingStrategy : IObjectStrategy
    {
        public void PrepareForCreate(ObjectStore store, ObjectKind kind, JsonObject created)
        {
            if (kind == Kinds.Pod)
                throw StoreException.Forbidden(kind, "api", "exceeded quota");
        }

        public void PrepareForDelete(ObjectStore store, StoredObject current)
        {
        }

        public void PrepareForUpdate(ObjectStore store, ObjectKind kind, JsonObject updated, StoredObject current)
        {
        }

        public void PrepareForMetadataUpdate(ObjectKind kind, JsonObject metadata)
        {
        }

        public void RecordWriter(ObjectStore store, ObjectKind kind, JsonObject metadata, WrittenFields write)
        {
        }
    }
}
