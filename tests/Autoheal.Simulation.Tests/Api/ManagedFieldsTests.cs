using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Tests.Api;

public sealed class ManagedFieldsTests
{
    private const string Api = TestCluster.Deployments + "/api";

    private readonly TestCluster _cluster = new();

    [Fact]
    public void Create_NamesTheClientsProgram()
    {
        var created = _cluster.Post(TestCluster.Deployments, TestCluster.Deployment()).Expect(201);

        Assert.Equal("tester", created.Text("metadata/managedFields/0/manager"));
        Assert.Equal("Update", created.Text("metadata/managedFields/0/operation"));
        Assert.Equal("apps/v1", created.Text("metadata/managedFields/0/apiVersion"));
        Assert.NotNull(created.At("metadata/managedFields/0/fieldsV1/f:spec/f:replicas"));
        Assert.Null(created.At("metadata/managedFields/0/subresource"));
    }

    [Fact]
    public void Change_TakesTheFieldFromItsManager()
    {
        _cluster.Post(TestCluster.Deployments, TestCluster.Deployment());
        _cluster.Clock.Now += TimeSpan.FromMinutes(1);

        var patched = _cluster.MergePatch(Api + "?fieldManager=a-person", """{"spec":{"replicas":5}}""").Expect(200);

        Assert.Null(patched.At("metadata/managedFields/0/fieldsV1/f:spec/f:replicas"));
        Assert.NotNull(patched.At("metadata/managedFields/0/fieldsV1/f:spec/f:template"));
        Assert.Equal("a-person", patched.Text("metadata/managedFields/1/manager"));
        Assert.Equal("2026-03-01T09:01:00Z", patched.Text("metadata/managedFields/1/time"));
        Assert.Equal("""{"f:spec":{"f:replicas":{}}}""", patched.At("metadata/managedFields/1/fieldsV1")!.ToJsonString());
    }

    [Fact]
    public void RemovedField_IsManagedByNobody()
    {
        _cluster.Post(TestCluster.Deployments, TestCluster.Deployment());
        _cluster.MergePatch(Api + "?fieldManager=a-person", """{"metadata":{"labels":{"x":"y"}}}""");

        var patched = _cluster.MergePatch(Api + "?fieldManager=another", """{"metadata":{"labels":{"x":null}}}""").Expect(200);

        Assert.Single(patched.At("metadata/managedFields")!.AsArray());
    }

    [Fact]
    public void ControllersStatus_HasAnEntryOfItsOwn()
    {
        _cluster.Post(TestCluster.Deployments, TestCluster.Deployment());
        using (_cluster.Store.As("kube-controller-manager"))
            _cluster.Store.MutateStatus(Kinds.Deployment, "shop", "api", o => o.Ensure("status")["replicas"] = 2);

        var entry = _cluster.Get(Api).At("metadata/managedFields/1");

        Assert.Equal(("kube-controller-manager", "status"), (entry.Text("manager"), entry.Text("subresource")));
    }

    [Fact]
    public void Writer_IsGivenBackAfterARequest()
    {
        var before = _cluster.Store.Writer;

        _cluster.Post(TestCluster.ConfigMaps, "broken").Expect(400);

        Assert.Equal(before, _cluster.Store.Writer);
    }
}
