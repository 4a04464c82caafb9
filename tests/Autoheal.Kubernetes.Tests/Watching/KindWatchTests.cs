using System.Net;
using Autoheal.Context;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Tests.Fixtures;
using Autoheal.Kubernetes.Watching;

namespace Autoheal.Kubernetes.Tests.Watching;

public class KindWatchTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    [Theory]
    [InlineData(1)]
    public async Task RunAsync_TenThousandDisruptions_MissesAndRepeatsNothing(int seed)
    {
        var server = new UnsteadyServer(seed) { MostDisruptions = 10_000 };
        using var stop = new CancellationTokenSource();
        server.Settled = stop.Cancel;
        var changes = new List<ObjectChange>();
        var pods = new WatchedObjects<Pod>(ModelKinds.Pods);

        await Watch(new ScriptedHandler(server.Answer), pods, changes.Add).RunAsync(stop.Token).WaitAsync(s_patience);

        Assert.True(server.Disruptions >= 10_000);
        var index = (ObjectIndex<Pod>)pods.Snapshot([], new CoverageMap([]));
        Assert.Equal(server.State, index.Select(pod => $"{pod.Name} {pod.Uid[1..]} {pod.Metadata.ResourceVersion}"));
        Assert.Equal(changes.Count, changes.Select(change => (change.Kind, change.Object.Uid, change.Object.Metadata.ResourceVersion)).Distinct().Count());
        Assert.All(changes.GroupBy(change => change.Object.Uid), AssertOneLife);
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, CoverageState.Forbidden)]
    [InlineData(HttpStatusCode.NotFound, CoverageState.Complete)]
    [InlineData(HttpStatusCode.InternalServerError, CoverageState.Partial)]
    public async Task RunAsync_ListFails_CoverageSaysHow(HttpStatusCode status, CoverageState state)
    {
        using var stop = new CancellationTokenSource();
        var requests = 0;
        var handler = new ScriptedHandler(_ =>
        {
            if (++requests == 3)
            {
                stop.Cancel();
            }

            return ScriptedHandler.Json("""{"kind":"Status"}""", status);
        });
        var pods = new WatchedObjects<Pod>(ModelKinds.Pods);

        await Watch(handler, pods, _ => { }).RunAsync(stop.Token).WaitAsync(s_patience);

        Assert.Equal(state, pods.Coverage.State);
    }

    [Fact]
    public void Snapshot_NothingChangedInANamespace_SharesItsSegment()
    {
        var pods = new WatchedObjects<Pod>(ModelKinds.Pods);
        pods.Begin();
        pods.AddPage("""{"items":[{"metadata":{"name":"a","namespace":"x","uid":"1"}},{"metadata":{"name":"b","namespace":"y","uid":"2"}}]}"""u8);
        pods.Finish(ClusterFixture.Now);
        var before = (ObjectIndex<Pod>)pods.Snapshot([], new CoverageMap([]));

        pods.Apply(WatchEventType.Modified, """{"metadata":{"name":"b","namespace":"y","uid":"2","resourceVersion":"9"}}"""u8, ClusterFixture.Now);
        var after = (ObjectIndex<Pod>)pods.Snapshot([], new CoverageMap([]));

        Assert.Same(before.In("x"), after.In("x"));
        Assert.Equal(("", "9"), (before.In("y")[0].Metadata.ResourceVersion, after.In("y")[0].Metadata.ResourceVersion));
    }

    // Added once, then newer and newer versions, then removed at most once, and nothing after that.
    private static void AssertOneLife(IEnumerable<ObjectChange> life)
    {
        var changes = life.ToArray();
        Assert.Equal(ChangeKind.Added, changes[0].Kind);
        var written = changes.Where(change => change.Kind != ChangeKind.Removed).Select(change => int.Parse(change.Object.Metadata.ResourceVersion)).ToArray();
        Assert.Equal(written.Distinct().Order(), written);
        Assert.DoesNotContain(changes[..^1], change => change.Kind == ChangeKind.Removed);
        Assert.DoesNotContain(changes[1..], change => change.Kind == ChangeKind.Added);
    }

    private static KindWatch Watch(ScriptedHandler handler, WatchedKind kind, Action<ObjectChange> changed)
    {
        var limits = new KubernetesLimits();
        var transport = new KubernetesTransport(KubernetesConnection.FromHandler(handler, new Uri("https://cluster.example")), limits, TimeProvider.System);
        var backOff = new WatchBackOff(TimeProvider.System, new Random(1), TimeSpan.Zero, TimeSpan.Zero);
        return new KindWatch(new KubernetesReader(transport), new KubernetesWatcher(transport, limits, TimeProvider.System), kind, new FixedClock(), backOff)
        {
            Changed = changed,
        };
    }
}
