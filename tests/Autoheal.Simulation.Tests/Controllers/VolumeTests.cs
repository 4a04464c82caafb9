using System.Text.Json.Nodes;
using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Controllers.Volumes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Tests.Controllers;

/// <summary>Claims, volumes, classes and attachments, with the words of the real controllers.</summary>
public sealed class VolumeTests
{
    private readonly LiveCluster _cluster = new();

    [Fact]
    public void Claim_WithoutClassOrVolume_Waits()
    {
        Claim("""{ "storageClassName": "" }""");
        _cluster.Run(40);

        Assert.Equal("Pending", Phase());
        var told = _cluster.Store.List(Kinds.Event, "shop").Single(e => e.Json.Text("reason") == "FailedBinding").Json;
        Assert.Equal(("no persistent volumes available for this claim and no storage class is set", "Normal"), (told.Text("message"), told.Text("type")));
        Assert.InRange(told.Number("count") ?? 0, 3, 4);
    }

    [Fact]
    public void Claim_OfAClassThatDoesNotExist_FailsUntilItDoes()
    {
        Claim("""{ "storageClassName": "fast" }""");
        _cluster.Run(5);
        Assert.Equal(["storageclass.storage.k8s.io \"fast\" not found"], _cluster.Events("ProvisioningFailed"));

        Class("fast");
        _cluster.Run(10);

        Assert.Equal("Bound", Phase());
    }

    [Fact]
    public void Claim_OfAnImmediateClass_IsProvisionedAndReclaimed()
    {
        Class("standard");
        Claim("""{ "storageClassName": "standard" }""");
        _cluster.Run(10);

        var claim = TheClaim();
        var volume = _cluster.Store.List(Kinds.PersistentVolume).Single();
        Assert.Equal(("Bound", $"pvc-{claim.Uid}", "1Gi"), (Phase(), claim.Spec.Text("volumeName"), claim.Status.Object("capacity").Text("storage")));
        Assert.Equal(("Bound", "db"), (volume.Status.Text("phase"), volume.Spec.Object("claimRef").Text("name")));
        Assert.Contains("External provisioner is provisioning volume for claim \"shop/db\"", _cluster.Events("Provisioning"));
        Assert.Contains($"Successfully provisioned volume pvc-{claim.Uid}", _cluster.Events("ProvisioningSucceeded"));
        _cluster.Store.Delete(Kinds.PersistentVolumeClaim, "shop", "db", DeleteOptions.Default);
        _cluster.Run(10);

        Assert.Null(_cluster.Store.Find(Kinds.PersistentVolumeClaim, "shop", "db"));
        Assert.Empty(_cluster.Store.List(Kinds.PersistentVolume));
    }

    [Fact]
    public void Claim_ProvisionerFails_SaysWhyAndTriesAgain()
    {
        Class("standard");
        _cluster.Plane.Provisioners.Fail(VolumeProvisioners.Standard, "rpc error: code = ResourceExhausted desc = disk quota exceeded");
        Claim("""{ "storageClassName": "standard" }""");
        _cluster.Run(10);
        Assert.Equal(["failed to provision volume with StorageClass \"standard\": rpc error: code = ResourceExhausted desc = disk quota exceeded"], _cluster.Events("ProvisioningFailed"));
        Assert.Equal("Pending", Phase());

        _cluster.Plane.Provisioners.Fail(VolumeProvisioners.Standard, null);
        _cluster.Run(30);

        Assert.Equal("Bound", Phase());
    }

    [Fact]
    public void Claim_WaitsForItsFirstConsumer_ThenFollowsItsNode()
    {
        Class("local", "WaitForFirstConsumer");
        Claim("""{ "storageClassName": "local" }""");
        _cluster.Run(5);
        Assert.Equal(["waiting for first consumer to be created before binding"], _cluster.Events("WaitForFirstConsumer"));
        Assert.Equal("Pending", Phase());

        Pod("user");
        _cluster.Run(15);

        Assert.Equal("Bound", Phase());
        Assert.Equal(ThePod("user").Spec.Text("nodeName"), TheClaim().Annotations.Text("volume.kubernetes.io/selected-node"));
        Assert.Contains(_cluster.Events("SuccessfulAttachVolume"), message => message.StartsWith("AttachVolume.Attach succeeded for volume \"pvc-", StringComparison.Ordinal));
    }

    [Fact]
    public void Claim_PrefersTheSmallestVolumeThatSuits_AndItsVolumeIsReleasedWithIt()
    {
        Volume("small", "500Mi");
        Volume("large", "10Gi");
        Volume("right", "2Gi");
        Claim("""{ "storageClassName": "" }""");
        _cluster.Run(2);

        Assert.Equal(("right", "2Gi"), (TheClaim().Spec.Text("volumeName"), TheClaim().Status.Object("capacity").Text("storage")));
        Assert.Equal("Available", _cluster.Store.Get(Kinds.PersistentVolume, null, "large").Status.Text("phase"));
        _cluster.Store.Delete(Kinds.PersistentVolumeClaim, "shop", "db", DeleteOptions.Default);
        _cluster.Run(2);

        Assert.Equal("Released", _cluster.Store.Get(Kinds.PersistentVolume, null, "right").Status.Text("phase"));
    }

    [Theory]
    [InlineData("""{ "storageClassName": "" }""", "pv.kubernetes.io/bind-completed pv.kubernetes.io/bound-by-controller")]
    [InlineData("""{ "storageClassName": "", "volumeName": "only" }""", "pv.kubernetes.io/bind-completed")]
    public void Claim_Bound_SaysWhoChoseTheVolume(string spec, string annotations)
    {
        Volume("only", "2Gi");
        Claim(spec);
        _cluster.Run(2);

        Assert.Equal(annotations, string.Join(' ', TheClaim().Annotations!.Select(annotation => annotation.Key).Order(StringComparer.Ordinal)));
        Assert.Equal("yes", _cluster.Store.Get(Kinds.PersistentVolume, null, "only").Annotations.Text("pv.kubernetes.io/bound-by-controller"));
    }

    [Fact]
    public void Claim_ItsVolumeIsGone_IsLost()
    {
        Volume("only", "2Gi");
        Claim("""{ "storageClassName": "" }""");
        _cluster.Run(2);
        _cluster.Store.Mutate(Kinds.PersistentVolume, null, "only", json => json["metadata"]!["finalizers"] = new JsonArray());
        _cluster.Store.Delete(Kinds.PersistentVolume, null, "only", DeleteOptions.Default);
        _cluster.Run(2);

        Assert.Equal("Lost", Phase());
        Assert.Equal(["Bound claim has lost its PersistentVolume. Data on the volume is lost!"], _cluster.Events("ClaimLost"));
    }

    [Fact]
    public void Claim_DeletedWhileAPodUsesIt_StaysUntilThePodIsGone()
    {
        Volume("only", "2Gi");
        Claim("""{ "storageClassName": "" }""");
        Pod("user");
        _cluster.Run(10);
        _cluster.Store.Delete(Kinds.PersistentVolumeClaim, "shop", "db", DeleteOptions.Default);
        _cluster.Run(60);
        Assert.True(TheClaim().Deleting);

        _cluster.Store.Delete(Kinds.Pod, "shop", "user", DeleteOptions.Default);
        _cluster.Run(60);

        Assert.Null(_cluster.Store.Find(Kinds.PersistentVolumeClaim, "shop", "db"));
    }

    [Fact]
    public void Claim_AsksForMore_GrowsWhenItsClassAllows()
    {
        Class("standard");
        Claim("""{ "storageClassName": "standard" }""");
        Pod("user");
        _cluster.Run(60);
        _cluster.Store.Mutate(Kinds.PersistentVolumeClaim, "shop", "db", json => json["spec"]!["resources"]!["requests"]!["storage"] = "3Gi");
        _cluster.Run(0.5);
        Assert.Equal("True", Conditions.Find(TheClaim().Status, "FileSystemResizePending").Text("status"));
        _cluster.Run(10);

        Assert.Equal("3Gi", TheClaim().Status.Object("capacity").Text("storage"));
        Assert.Single(_cluster.Events("Resizing"));
    }

    [Fact]
    public void Volume_OfAnotherNode_IsAttachedOnlyAfterItsPodIsGone()
    {
        Class("standard");
        Claim("""{ "storageClassName": "standard" }""");
        Pod("first", "node-a");
        _cluster.Run(30);
        Pod("second", "node-b");
        _cluster.Run(30);
        var volume = TheClaim().Spec.Text("volumeName");
        Assert.Equal([$"Multi-Attach error for volume \"{volume}\" Volume is already used by pod(s) first"], _cluster.Events("FailedAttachVolume"));

        _cluster.Store.Delete(Kinds.Pod, "shop", "first", DeleteOptions.Default);
        _cluster.Run(60);

        Assert.Equal("node-b", _cluster.Store.List(Kinds.VolumeAttachment).Single().Spec.Text("nodeName"));
    }

    private void Class(string name, string mode = "Immediate") => _cluster.Store.Create(Kinds.StorageClass, LiveCluster.Json($$"""
        { "metadata": { "name": "{{name}}" }, "provisioner": "{{VolumeProvisioners.Standard}}", "reclaimPolicy": "Delete", "volumeBindingMode": "{{mode}}", "allowVolumeExpansion": true }
        """));

    private void Claim(string spec)
    {
        var claim = LiveCluster.Json("""
            { "metadata": { "name": "db", "namespace": "shop" }, "spec": { "accessModes": [ "ReadWriteOnce" ], "resources": { "requests": { "storage": "1Gi" } } } }
            """);
        foreach (var (field, value) in LiveCluster.Json(spec))
            claim["spec"]![field] = value?.DeepClone();
        _cluster.Store.Create(Kinds.PersistentVolumeClaim, claim);
    }

    private void Volume(string name, string size) => _cluster.Store.Create(Kinds.PersistentVolume, LiveCluster.Json($$"""
        {
          "metadata": { "name": "{{name}}" },
          "spec": { "accessModes": [ "ReadWriteOnce" ], "capacity": { "storage": "{{size}}" }, "hostPath": { "path": "/data" }, "persistentVolumeReclaimPolicy": "Retain" }
        }
        """));

    private void Pod(string name, string? node = null)
    {
        var pod = LiveCluster.Json($$"""
            {
              "metadata": { "name": "{{name}}", "namespace": "shop" },
              "spec": { "terminationGracePeriodSeconds": 1, "containers": [ { "name": "c", "image": "x:1" } ], "volumes": [ { "name": "data", "persistentVolumeClaim": { "claimName": "db" } } ] }
            }
            """);
        if (node is not null)
            pod["spec"]!["nodeSelector"] = new JsonObject { ["kubernetes.io/hostname"] = node };
        _cluster.Store.Create(Kinds.Pod, pod);
    }

    private StoredObject TheClaim() => _cluster.Store.Get(Kinds.PersistentVolumeClaim, "shop", "db");

    private StoredObject ThePod(string name) => _cluster.Store.Get(Kinds.Pod, "shop", name);

    private string? Phase() => TheClaim().Status.Text("phase");
}
