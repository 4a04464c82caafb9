using System.Text.Json.Nodes;
using Autoheal.Simulation.Alerts;
using Autoheal.Simulation.Faults;
using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Tests.Faults;

namespace Autoheal.Simulation.Tests.Alerts;

public sealed class SimulatedAlertmanagerTests
{
    private readonly FaultyWorld _world = new();
    private readonly List<JsonObject> _received = [];
    private readonly SimulatedAlertmanager _alertmanager;
    private int _refusals;

    public SimulatedAlertmanagerTests()
    {
        _alertmanager = new SimulatedAlertmanager(_world.World, new AlertmanagerOptions { RepeatInterval = TimeSpan.FromMinutes(30) }, ReceiveAsync);
        _alertmanager.Start();
    }

    [Fact]
    public void HealthyWorld_AnHour_SendsNothing()
    {
        _world.Run(3600);

        Assert.Empty(_received);
    }

    [Fact]
    public void BadRollout_AfterItsTime_FiresOneGroupWithAlertmanagersFields()
    {
        _world.Apply(Fault.BadRollout).Run(120);

        var body = _received[0];
        Assert.Equal(
            ("4", "firing", "autoheal", "{}:{namespace=\"checkout\"}", 0L),
            (body.Text("version"), body.Text("status"), body.Text("receiver"), body.Text("groupKey"), body.Number("truncatedAlerts")));
        Assert.Equal("checkout", body.Object("groupLabels").Text("namespace"));
        Assert.Equal("checkout", body.Object("commonLabels").Text("namespace"));
        var alert = Alerts(body).First(alert => alert.Object("labels").Text("alertname") == "KubePodCrashLooping");
        Assert.Matches("^[0-9a-f]{16}$", alert.Text("fingerprint"));
        Assert.Equal("0001-01-01T00:00:00Z", alert.Text("endsAt"));
        Assert.Equal("firing", alert.Text("status"));
        var pod = alert.Object("labels").Text("pod");
        Assert.Equal($"Pod checkout/{pod} (api) is in waiting state (reason: \"CrashLoopBackOff\").", alert.Object("annotations").Text("description"));
        Assert.Contains(Alerts(body), other => other.Object("labels").Text("alertname") == "KubeDeploymentReplicasMismatch");
    }

    [Fact]
    public void ScaledToZero_AfterItsTime_FiresAboutTheService()
    {
        _world.Apply(Fault.ScaledToZero).Run(120);

        Assert.Equal(["KubeServiceWithoutEndpoints"], Alerts(_received.Single()).Select(alert => alert.Object("labels").Text("alertname")));
    }

    [Fact]
    public void Recovery_AfterTheLookback_SendsResolvedAndThenNothing()
    {
        _world.Apply(Fault.ScaledToZero).Run(120);
        _world.World.Store.Mutate(Kinds.Deployment, "checkout", "api", json => json.Object("spec")!["replicas"] = 4);
        _world.Run(3600);

        Assert.Equal(["firing", "resolved"], _received.Select(body => body.Text("status")));
        var ended = Alerts(_received[^1]).Single();
        Assert.Equal("resolved", ended.Text("status"));
        Assert.True(DateTimeOffset.Parse(ended.Text("endsAt")!, null) > DateTimeOffset.Parse(ended.Text("startsAt")!, null));
    }

    [Fact]
    public void UnchangedGroup_AfterTheRepeatInterval_IsSentAgain()
    {
        _world.Apply(Fault.ScaledToZero).Run(120 + (2 * 1800));

        Assert.Equal(3, _received.Count);
        Assert.Equal(_received[0].ToJsonString(), _received[1].ToJsonString());
    }

    [Fact]
    public void ReceiverFails_IsTriedAgainUntilItAccepts()
    {
        _refusals = 3;
        _world.Apply(Fault.ScaledToZero).Run(180);

        Assert.Single(_received);
        Assert.Equal(0, _refusals);
        Assert.Equal(1, _alertmanager.Accepted);
    }

    [Fact]
    public void ReceiverHangs_TimesOutAndIsTriedAgain()
    {
        var calls = 0;
        var hanging = new SimulatedAlertmanager(_world.World, new AlertmanagerOptions(), (_, token) =>
            ++calls == 1 ? Task.Delay(Timeout.InfiniteTimeSpan, _world.Clock, token) : Task.CompletedTask);
        hanging.Start();
        _world.Apply(Fault.ScaledToZero).Run(180);

        Assert.Equal(2, calls);
        Assert.Equal(1, hanging.Accepted);
    }

    [Fact]
    public void FireStale_HealthyPods_FiresACrashLoopThatEndsByItself()
    {
        _alertmanager.FireStale("checkout/api");
        _world.Run(900);

        Assert.Equal(["firing", "resolved"], _received.Select(body => body.Text("status")));
        Assert.Equal(["KubePodCrashLooping"], Alerts(_received[0]).Select(alert => alert.Object("labels").Text("alertname")));
        Assert.Throws<ArgumentException>(() => _alertmanager.FireStale("checkout/none"));
    }

    [Fact]
    public void Fingerprint_KnownLabels_IsPrometheusHash()
    {
        var subject = new AlertSubject { Labels = new(StringComparer.Ordinal) { ["alertname"] = "x" }, Summary = "", Description = "" };

        // FNV-1a (64 bit) of "alertname" 0xFF "x" 0xFF.
        Assert.Equal(Fnv("alertname\u00ffx\u00ff"), subject.Fingerprint);
    }

    private static string Fnv(string latin1)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in latin1)
            hash = (hash ^ c) * 1099511628211;
        return hash.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static IEnumerable<JsonNode?> Alerts(JsonObject body) => body.Array("alerts")!;

    private Task ReceiveAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (_refusals > 0)
        {
            _refusals--;
            throw new HttpRequestException("503");
        }

        _received.Add((JsonObject)JsonNode.Parse(body.Span)!);
        return Task.CompletedTask;
    }
}
