using System.Text;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Watching;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Tests.Api;

public sealed class WatchTests
{
    private readonly TestCluster _cluster = new();

    [Fact]
    public void Watch_WithoutVersion_StartsWithWhatIsThere()
    {
        _cluster.Post(TestCluster.ConfigMaps, TestCluster.ConfigMap("a"));

        using var watch = Open(TestCluster.ConfigMaps + "?watch=true");

        Assert.Equal(["ADDED a"], Read(watch));
    }

    [Fact]
    public void Watch_FromVersion_SeesWhatCameAfterIt()
    {
        _cluster.Post(TestCluster.ConfigMaps, TestCluster.ConfigMap("a"));
        var version = _cluster.Store.CurrentVersion;
        _cluster.Post(TestCluster.ConfigMaps, TestCluster.ConfigMap("b"));

        using var watch = Open($"{TestCluster.ConfigMaps}?watch=1&resourceVersion={version}");
        _cluster.MergePatch(TestCluster.ConfigMaps + "/a", """{"data":{"A":"c"}}""");
        _cluster.Delete(TestCluster.ConfigMaps + "/b");
        _cluster.Post("/api/v1/namespaces/default/configmaps", TestCluster.ConfigMap("elsewhere"));

        Assert.Equal(["ADDED b", "MODIFIED a", "DELETED b"], Read(watch));
    }

    [Fact]
    public void Watch_ObjectsEnterAndLeaveTheSelector()
    {
        using var watch = Open(TestCluster.ConfigMaps + "?watch=true&labelSelector=on%3Dyes");
        _cluster.Post(TestCluster.ConfigMaps, TestCluster.ConfigMap("a"));
        foreach (var value in (string[])["yes", "yes-still", "yes"])
            _cluster.MergePatch(TestCluster.ConfigMaps + "/a", $$$"""{"metadata":{"labels":{"on":"{{{value}}}"} } }""");
        _cluster.Delete(TestCluster.ConfigMaps + "/a");

        Assert.Equal(["ADDED a", "DELETED a", "ADDED a", "DELETED a"], Read(watch));
    }

    [Fact]
    public void Watch_OneObjectByPath_SeesOnlyIt()
    {
        using var watch = Open(TestCluster.ConfigMaps + "/a?watch=true");
        _cluster.Post(TestCluster.ConfigMaps, TestCluster.ConfigMap("b"));
        _cluster.Post(TestCluster.ConfigMaps, TestCluster.ConfigMap("a"));

        Assert.Equal(["ADDED a"], Read(watch));
    }

    [Fact]
    public void Watch_CompactedVersion_EndsWithAnErrorEvent()
    {
        var version = _cluster.Store.CurrentVersion;
        _cluster.Post(TestCluster.ConfigMaps, TestCluster.ConfigMap("a"));
        _cluster.Store.Compact();

        using var watch = Open($"{TestCluster.ConfigMaps}?watch=true&resourceVersion={version}");

        Assert.True(watch.TryRead(out var line));
        var status = JsonNode.Parse(line.Span)!;
        Assert.Equal("ERROR", status.Text("type"));
        Assert.Equal("Expired", status.Text("object", "reason"));
        Assert.Equal(410, status.Number("object", "code"));
        Assert.True(watch.Ended);
        Assert.Equal(0, _cluster.Server.Watches.OpenCount);
    }

    [Fact]
    public void Watch_TimeoutSeconds_EndsByTheWorldsClock()
    {
        using var watch = Open(TestCluster.ConfigMaps + "?watch=true&timeoutSeconds=5");
        Assert.Equal(_cluster.Clock.Now.AddSeconds(5), _cluster.Server.Watches.NextDue);

        _cluster.Clock.Now += TimeSpan.FromSeconds(4);
        _cluster.Server.Watches.Step();
        Assert.False(watch.Ended);
        _cluster.Clock.Now += TimeSpan.FromSeconds(1);
        _cluster.Server.Watches.Step();

        Assert.True(watch.Ended);
        Assert.Null(_cluster.Server.Watches.NextDue);
    }

    [Fact]
    public void Watch_Bookmarks_CarryTheCurrentVersion()
    {
        using var watch = Open(TestCluster.ConfigMaps + "?watch=true&allowWatchBookmarks=true");
        _cluster.Post("/api/v1/namespaces/default/configmaps", TestCluster.ConfigMap("elsewhere"));

        _cluster.Clock.Now += TimeSpan.FromMinutes(1);
        _cluster.Server.Watches.Step();

        Assert.True(watch.TryRead(out var line));
        var bookmark = JsonNode.Parse(line.Span)!;
        Assert.Equal("BOOKMARK", bookmark.Text("type"));
        Assert.Equal("ConfigMap", bookmark.Text("object", "kind"));
        Assert.Equal(_cluster.Store.CurrentVersion.ToString(), bookmark["object"].Text("metadata", "resourceVersion"));
        Assert.False(watch.TryRead(out _));
    }

    [Fact]
    public void Watch_SendInitialEvents_MarksTheirEnd()
    {
        _cluster.Post(TestCluster.ConfigMaps, TestCluster.ConfigMap("a"));

        using var watch = Open(TestCluster.ConfigMaps + "?watch=true&sendInitialEvents=true&allowWatchBookmarks=true&resourceVersionMatch=NotOlderThan");

        Assert.True(watch.TryRead(out _));
        Assert.True(watch.TryRead(out var line));
        Assert.Contains("\"k8s.io/initial-events-end\":\"true\"", Encoding.UTF8.GetString(line.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void Watch_Disposed_IsForgotten()
    {
        var watch = Open(TestCluster.ConfigMaps + "?watch=true&timeoutSeconds=5");
        Assert.Equal(1, _cluster.Server.Watches.OpenCount);

        watch.Dispose();
        _cluster.Post(TestCluster.ConfigMaps, TestCluster.ConfigMap("a"));

        Assert.Equal(0, _cluster.Server.Watches.OpenCount);
        Assert.Null(_cluster.Server.Watches.NextDue);
        Assert.False(watch.TryRead(out _));
    }

    [Fact]
    public void Watch_TwoReaders_ShareTheEncodedEvent()
    {
        using var first = Open(TestCluster.ConfigMaps + "?watch=true");
        using var second = Open(TestCluster.ConfigMaps + "?watch=true");
        _cluster.Post(TestCluster.ConfigMaps, TestCluster.ConfigMap("a"));

        Assert.True(first.TryRead(out var one));
        Assert.True(second.TryRead(out var two));
        Assert.True(one.Span == two.Span);
    }

    private WatchSubscription Open(string url) => _cluster.Get(url).Expect(200).Response.Watch!;

    private static List<string> Read(WatchSubscription watch)
    {
        var events = new List<string>();
        while (watch.TryRead(out var line))
        {
            Assert.Equal((byte)'\n', line.Span[^1]);
            var read = JsonNode.Parse(line.Span)!;
            events.Add($"{read.Text("type")} {read["object"].Text("metadata", "name")}");
        }

        return events;
    }
}
