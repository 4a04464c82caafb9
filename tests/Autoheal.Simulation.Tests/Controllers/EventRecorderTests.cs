using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Tests.Controllers;

public sealed class EventRecorderTests
{
    private static readonly EventSource s_source = new("kubelet", "node-a");
    private readonly LiveCluster _cluster = new();
    private readonly StoredObject _about;

    public EventRecorderTests() =>
        _about = _cluster.Store.Create(Kinds.ConfigMap, LiveCluster.Json("""{ "metadata": { "name": "subject", "namespace": "shop" } }"""));

    [Fact]
    public void Repeated_SameMessage_RaisesCountAndLastTimestamp()
    {
        Record("Pulled", "again");
        _cluster.Run(30);
        Record("Pulled", "again");

        var json = Events().Single().Json;
        Assert.Equal(
            (2, "2026-03-01T12:00:00Z", "2026-03-01T12:00:30Z", "node-a"),
            (json.Number("count"), json.Text("firstTimestamp"), json.Text("lastTimestamp"), json.Object("source").Text("host")));
        Assert.Equal(("ConfigMap", "subject", _about.Uid), (json.Text("involvedObject", "kind"), json.Text("involvedObject", "name"), json.Text("involvedObject", "uid")));
    }

    [Fact]
    public void Similar_FromTheTenthOn_AreCombined()
    {
        for (var i = 0; i < 15; i++)
            Record("Failed", $"attempt {i}");

        Assert.Equal(10, Events().Count);
        var combined = Events().Single(e => e.Json.Text("message")!.StartsWith("(combined from similar events): ", StringComparison.Ordinal));
        Assert.Equal((6, "(combined from similar events): attempt 14"), (combined.Json.Number("count"), combined.Json.Text("message")));
    }

    [Fact]
    public void Spam_BeyondTheBurst_IsDroppedUntilTheBudgetRefills()
    {
        for (var i = 0; i < 40; i++)
            Record("BackOff", "same");
        Assert.Equal(25, Events().Single().Json.Number("count"));

        _cluster.Run(301);
        Record("BackOff", "same");
        Record("BackOff", "same");

        Assert.Equal(26, Events().Single().Json.Number("count"));
    }

    [Fact]
    public void Event_AnHourAfterItsLastTime_IsGone()
    {
        Record("Pulled", "once");
        _cluster.Run(3_500);
        Assert.Single(Events());
        _cluster.Run(200);

        Assert.Empty(Events());
    }

    private void Record(string reason, string message) => _cluster.Plane.Events.Normal(_about, s_source, reason, message);

    private List<StoredObject> Events() =>
        [.. _cluster.Store.List(Kinds.Event, "shop").Where(e => e.Json.Text("involvedObject", "name") == "subject")];
}
