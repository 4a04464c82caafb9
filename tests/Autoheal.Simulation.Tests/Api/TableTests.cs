using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Tables;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Tests.Api;

public sealed class TableTests
{
    private const string AsTable = "application/json;as=Table;v=v1;g=meta.k8s.io,application/json";

    private readonly TestCluster _cluster = new();

    [Fact]
    public void Table_Deployment_HasKubectlsColumns()
    {
        _cluster.Post(TestCluster.Deployments, TestCluster.Deployment());
        _cluster.Clock.Now += TimeSpan.FromSeconds(90);

        var table = _cluster.Get(TestCluster.Deployments, AsTable).Expect(200);

        Assert.Equal("Table", table.Text("kind"));
        Assert.Equal("Name,Ready,Up-to-date,Available,Age,Containers,Images,Selector",
            string.Join(",", table.At("columnDefinitions")!.AsArray().Select(column => column.Text("name"))));
        Assert.Equal("[\"api\",\"0/2\",0,0,\"90s\",\"app\",\"shop/api:1\",\"app=api\"]", table.At("rows/0/cells")!.ToJsonString());
        Assert.Equal("PartialObjectMetadata", table.Text("rows/0/object/kind"));
    }

    [Theory]
    [InlineData("""{"phase":"Running","containerStatuses":[{"ready":true,"state":{"running":{}},"restartCount":0}]}""", "1/1", "Running", "0")]
    [InlineData("""{"phase":"Running","containerStatuses":[{"ready":false,"restartCount":3,"state":{"waiting":{"reason":"CrashLoopBackOff"}},"lastState":{"terminated":{"finishedAt":"2026-03-01T08:59:00Z"}}}]}""", "0/1", "CrashLoopBackOff", "3 (60s ago)")]
    [InlineData("""{"phase":"Pending","containerStatuses":[{"ready":false,"restartCount":0,"state":{"waiting":{"reason":"ImagePullBackOff"}}}]}""", "0/1", "ImagePullBackOff", "0")]
    [InlineData("""{"phase":"Failed","reason":"Evicted"}""", "0/1", "Evicted", "0")]
    [InlineData("""{"phase":"Running","containerStatuses":[{"ready":false,"restartCount":0,"state":{"terminated":{"exitCode":3}}}]}""", "0/1", "ExitCode:3", "0")]
    [InlineData("""{"phase":"Pending","initContainerStatuses":[{"state":{"terminated":{"exitCode":1,"reason":"Error"}},"restartCount":2}]}""", "0/1", "Init:Error", "2")]
    [InlineData("""{"phase":"Pending","initContainerStatuses":[{"state":{"running":{}},"restartCount":0}]}""", "0/1", "Init:0/0", "0")]
    public void Table_Pod_ShowsTheMostTellingState(string status, string ready, string shown, string restarts)
    {
        _cluster.Post(TestCluster.Pods, TestCluster.Pod("p"));
        _cluster.Store.MutateStatus(Kinds.Pod, "shop", "p", pod => pod["status"] = JsonNode.Parse(status));

        var cells = _cluster.Get(TestCluster.Pods + "/p", AsTable).Expect(200).At("rows/0/cells")!.AsArray();

        Assert.Equal(("p", ready, shown, restarts), ((string?)cells[0], (string?)cells[1], (string?)cells[2], (string?)cells[3]));
    }

    [Fact]
    public void Table_EveryKind_CanBeShown()
    {
        foreach (var kind in Kinds.All)
            Assert.Contains("Name", TableColumns.Of(kind).Columns.Select(column => column.Name));
    }

    [Fact]
    public void Table_IncludeObject_CarriesTheWholeObject()
    {
        _cluster.Post(TestCluster.ConfigMaps, TestCluster.ConfigMap("a"));

        Assert.Equal("b", _cluster.Get(TestCluster.ConfigMaps + "?includeObject=Object", AsTable).Text("rows/0/object/data/A"));
        Assert.Null(_cluster.Get(TestCluster.ConfigMaps + "?includeObject=None", AsTable).At("rows/0/object"));
    }

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(119, "119s")]
    [InlineData(120, "2m")]
    [InlineData(150, "2m30s")]
    [InlineData(600, "10m")]
    [InlineData(10_740, "179m")]
    [InlineData(10_860, "3h1m")]
    [InlineData(28_800, "8h")]
    [InlineData(172_800, "2d")]
    [InlineData(180_000, "2d2h")]
    [InlineData(691_200, "8d")]
    [InlineData(63_072_000, "2y")]
    [InlineData(-5, "<invalid>")]
    public void HumanDuration_IsShownAsKubectlDoes(int seconds, string text) => Assert.Equal(text, HumanDuration.Show(TimeSpan.FromSeconds(seconds)));
}
