using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Tests.Controllers;

public sealed class StatefulSetControllerTests
{
    private readonly LiveCluster _cluster = new();

    [Fact]
    public void Pods_Ordered_ComeOneAfterTheOther()
    {
        Create(replicas: 3);
        _cluster.Run(0.5);
        Assert.Equal(["db-0"], Names());
        _cluster.Run(60);

        Assert.Equal(["db-0", "db-1", "db-2"], Names());
        var first = _cluster.Pods()[0];
        Assert.Equal(("db-0", "0", "db-0"), (first.Spec.Text("hostname"), first.Labels.Text("apps.kubernetes.io/pod-index"), first.Labels.Text("statefulset.kubernetes.io/pod-name")));
        var status = _cluster.Status(Kinds.StatefulSet, "db");
        Assert.Equal((3L, 3L, 3L, 3L, 3L), (status.Number("replicas"), status.Number("readyReplicas"), status.Number("availableReplicas"), status.Number("currentReplicas"), status.Number("updatedReplicas")));
        Assert.Equal(status.Text("updateRevision"), status.Text("currentRevision"));
        Assert.Equal(
            ["create Pod db-0 in StatefulSet db successful", "create Pod db-1 in StatefulSet db successful", "create Pod db-2 in StatefulSet db successful"],
            _cluster.Events("SuccessfulCreate"));
    }

    [Fact]
    public void ScaleDown_TakesTheHighestFirst()
    {
        Create(replicas: 3);
        _cluster.Run(90);
        Change(spec => spec["replicas"] = 1);
        _cluster.Run(0.5);
        Assert.True(_cluster.Store.Get(Kinds.Pod, "shop", "db-2").Deleting);
        Assert.False(_cluster.Store.Get(Kinds.Pod, "shop", "db-1").Deleting);
        _cluster.Run(120);

        Assert.Equal(["db-0"], Names());
        Assert.Equal(["delete Pod db-2 in StatefulSet db successful", "delete Pod db-1 in StatefulSet db successful"], _cluster.Events("SuccessfulDelete"));
    }

    [Fact]
    public void Parallel_ComesAllAtOnce()
    {
        Create(replicas: 3, """{ "podManagementPolicy": "Parallel" }""");
        _cluster.Run(0.5);

        Assert.Equal(["db-0", "db-1", "db-2"], Names());
    }

    [Fact]
    public void Update_StartsAtTheTopAndStopsAtThePartition()
    {
        Create(replicas: 3, """{ "updateStrategy": { "type": "RollingUpdate", "rollingUpdate": { "partition": 1 } } }""");
        _cluster.Run(90);
        var before = _cluster.Status(Kinds.StatefulSet, "db").Text("updateRevision");
        SetImage("registry.example/shop/db:2");
        _cluster.Run(180);

        var status = _cluster.Status(Kinds.StatefulSet, "db");
        Assert.Equal(["registry.example/shop/db:1", "registry.example/shop/db:2", "registry.example/shop/db:2"], Images());
        Assert.Equal((before, 1L, 2L), (status.Text("currentRevision"), status.Number("currentReplicas"), status.Number("updatedReplicas")));
        Change(spec => spec["updateStrategy"]!["rollingUpdate"]!["partition"] = 0);
        _cluster.Run(120);

        status = _cluster.Status(Kinds.StatefulSet, "db");
        Assert.Equal(status.Text("updateRevision"), status.Text("currentRevision"));
        Assert.Equal(2, _cluster.Store.List(Kinds.ControllerRevision, "shop").Count);
    }

    [Fact]
    public void Update_OfABrokenImage_StaysStuckEvenWhenTheTemplateIsTakenBack()
    {
        Create(replicas: 2);
        _cluster.Run(90);
        _cluster.Plane.Registry.Fail("registry.example/shop/broken", "not found");
        SetImage("registry.example/shop/broken:1");
        _cluster.Run(120);
        SetImage("registry.example/shop/db:1");
        _cluster.Run(120);
        Assert.Equal("registry.example/shop/broken:1", Images()[1]);

        _cluster.Store.Delete(Kinds.Pod, "shop", "db-1", DeleteOptions.Default);
        _cluster.Run(120);

        Assert.Equal(["registry.example/shop/db:1", "registry.example/shop/db:1"], Images());
    }

    [Fact]
    public void Claims_OfATemplate_AreMadeAndMountedAndStay()
    {
        Create(replicas: 1, """{ "volumeClaimTemplates": [ { "metadata": { "name": "data" }, "spec": { "storageClassName": "", "resources": { "requests": { "storage": "1Gi" } } } } ] }""");
        _cluster.Run(1);

        var claim = _cluster.Store.Get(Kinds.PersistentVolumeClaim, "shop", "data-db-0");
        Assert.Equal("db", claim.Labels.Text("app"));
        Assert.Equal("data-db-0", _cluster.Pods()[0].Spec.Array("volumes")![0].Object("persistentVolumeClaim").Text("claimName"));
        Assert.Contains("create Claim data-db-0 Pod db-0 in StatefulSet db success", _cluster.Events("SuccessfulCreate"));
        Change(spec => spec["replicas"] = 0);
        _cluster.Run(60);

        Assert.Empty(_cluster.Pods());
        Assert.NotNull(_cluster.Store.Find(Kinds.PersistentVolumeClaim, "shop", "data-db-0"));
    }

    private void Create(int replicas, string spec = "{}")
    {
        var set = LiveCluster.Json($$$"""
            {
              "metadata": { "name": "db", "namespace": "shop" },
              "spec": {
                "replicas": {{{replicas}}}, "serviceName": "db", "selector": { "matchLabels": { "app": "db" } },
                "template": {
                  "metadata": { "labels": { "app": "db" } },
                  "spec": { "restartPolicy": "Always", "terminationGracePeriodSeconds": 5, "containers": [ { "name": "db", "image": "registry.example/shop/db:1" } ] }
                }
              }
            }
            """);
        foreach (var (field, value) in LiveCluster.Json(spec))
            set["spec"]![field] = value?.DeepClone();
        _cluster.Store.Create(Kinds.StatefulSet, set);
    }

    private void Change(Action<JsonObject> change) => _cluster.Store.Mutate(Kinds.StatefulSet, "shop", "db", json => change((JsonObject)json["spec"]!));

    private void SetImage(string image) => Change(spec => spec["template"]!["spec"]!["containers"]![0]!["image"] = image);

    private IEnumerable<string> Names() => _cluster.Pods().Select(pod => pod.Name);

    private List<string?> Images() => [.. _cluster.Pods().Select(pod => pod.Spec.Array("containers")![0].Text("image"))];
}
