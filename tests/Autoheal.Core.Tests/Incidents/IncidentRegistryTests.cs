using Autoheal.Core.Tests.Doubles;
using Autoheal.Diagnostics;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Perception;

namespace Autoheal.Core.Tests.Incidents;

public sealed class IncidentRegistryTests
{
    [Fact]
    public async Task Assign_AlertsOfOneWorkload_JoinOneIncident()
    {
        await using var host = new CoreHost();

        Assert.Equal("INC-1", await host.AlertAsync("api", alert: "Crash"));
        Assert.Equal("INC-1", await host.AlertAsync("api", alert: "Latency"));
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal("INC-2", await host.AlertAsync("web", alert: "Crash"));
        Assert.Equal("INC-3", await host.AlertAsync("api", "shop", alert: "Crash"));
    }

    [Fact]
    public async Task Assign_IncidentsClosedMeanwhile_LeaveRoomForNewOnes()
    {
        await using var host = new CoreHost(options: options => options.MaxOpenIncidents = 2);
        for (var number = 1; number <= 6; number++)
        {
            // Nothing is wrong with any of them, so that each closes by itself.
            var incidentId = await host.AlertAsync("api", $"team-{number}");
            Assert.Equal($"INC-{number}", incidentId);
            await host.AdvanceUntilAsync(incidentId);
        }
    }

    [Fact]
    public async Task Assign_TooManyOpen_RefusesTransiently()
    {
        await using var host = new CoreHost(options: options => options.MaxOpenIncidents = 1);
        await host.AlertAsync("api", "team-1");

        var refusal = await Assert.ThrowsAsync<AutohealException>(() => host.AlertAsync("api", "team-2"));

        Assert.True(refusal.IsTransient);
        Assert.Equal("1 incidents are open, as many as this host takes.", refusal.Message);
    }

    [Fact]
    public async Task Assign_NeighbourOfAFloodedIncident_GetsAnIncidentOfItsOwn()
    {
        await using var host = new CoreHost(options: options => options.MaxEventsPerIncident = 100);
        for (var number = 0; number < 60; number++)
        {
            Assert.Equal("INC-1", await host.AlertAsync("api", alert: $"Flood{number}"));
        }

        Assert.Equal("INC-2", await host.AlertAsync("web", alert: "Crash"));
        Assert.Single(await host.EventsAsync<AlertAttached>("INC-2"));
    }

    [Fact]
    public async Task Assign_FloodOfAlerts_LeavesTheRepairItsRecords()
    {
        await using var host = CoreHost.Unattended();
        host.World.Add("api");
        var incidentId = await host.AlertAsync();
        for (var alert = 0; alert < 1_500; alert++)
        {
            Assert.Equal(incidentId, await host.AlertAsync(alert: $"Flood{alert}"));
        }

        Assert.Equal(1_000, (await host.StateAsync(incidentId)).Version);
        Assert.Equal(IncidentEnd.Healed, (await host.AdvanceUntilAsync(incidentId)).End);
    }

    [Fact]
    public async Task Load_AfterARestart_GoesOnCountingAndJoinsOpenIncidents()
    {
        await using var first = new CoreHost();
        await first.AlertAsync("api", "team-1");
        await first.AlertAsync("api", "team-2");
        await using var second = first.Restart();
        await second.Get<IncidentRegistry>().LoadAsync(CancellationToken.None);

        Assert.Equal("INC-2", await second.AlertAsync("api", "team-2", alert: "Second"));
        Assert.Equal("INC-3", await second.AlertAsync("api", "team-3"));
        Assert.Equal(["INC-1", "INC-2", "INC-3"], second.Get<IncidentRegistry>().OpenIncidents);
    }

    [Fact]
    public async Task Assign_StreamOfThatNumberExistsAlready_TakesTheNextNumber()
    {
        await using var first = new CoreHost();
        await first.AlertAsync("api", "team-1");
        await using var second = first.Restart();

        // The registry was not loaded and believes that no incident exists.
        Assert.Equal("INC-2", await second.AlertAsync("api", "team-2"));
    }

    [Fact]
    public async Task Assign_RepeatsOfOneAlert_AreCountedAtCheckpoints()
    {
        await using var host = new CoreHost();
        for (var repeat = 0; repeat < 250; repeat++)
        {
            await host.AlertAsync();
        }

        Assert.Equal([10L, 100L, 200L], (await host.EventsAsync<AlertCounted>("INC-1")).Select(counted => counted.Count));
    }

    [Fact]
    public async Task Assign_ResolvedAlertOfNoIncident_OpensNothing()
    {
        await using var host = new CoreHost();

        Assert.Equal("", await host.AlertAsync(resolved: true));
        Assert.Empty(await host.Journal.ListStreamsAsync(StreamId.IncidentPrefix));
    }

    [Theory]
    [InlineData("*", 1)]
    [InlineData("shop", 0)]
    [InlineData("checkout", 0)]
    public async Task Assign_ResolvedBy_CountsFromItsSenderOnly(string sender, int changes)
    {
        await using var host = new CoreHost();
        await host.AlertAsync();
        await host.AlertAsync(resolved: true, sender: sender);

        Assert.Equal(changes, (await host.EventsAsync<AlertChanged>("INC-1")).Count);
    }

    [Fact]
    public async Task Assign_JournalFails_WakesNothingAndThrows()
    {
        await using var host = new CoreHost();
        host.Journal.BeforeAppend = _ => throw new JournalException("The disk is full.");

        await Assert.ThrowsAsync<JournalException>(() => host.AlertAsync());
    }

    [Fact]
    public async Task Assign_ConcurrentAlertsOfOneCause_OpenOneIncident()
    {
        await using var host = new CoreHost();

        var incidents = await Task.WhenAll(Enumerable.Range(0, 50).Select(n => host.AlertAsync(alert: $"Alert{n}")));

        Assert.Equal(["INC-1"], incidents.Distinct());
    }

    [Theory]
    [InlineData("Pod", "api-7c9f6d5b8-x2x5z", "api")]
    [InlineData("Pod", "db-0", "db")]
    [InlineData("Pod", "agent-x2x5z", "agent")]
    [InlineData("Pod", "payments-v2-7c9f6d5b8-x2x5z", "payments-v2")]
    [InlineData("Pod", "redis-cache", "redis-cache")]
    [InlineData("Pod", "plain", "plain")]
    [InlineData("Deployment", "db-0", "db-0")]
    public void Root_Name_LosesWhatControllersAppend(string kind, string name, string root) =>
        Assert.Equal(root, AlertResources.Root(new ResourceRef { Kind = kind, Name = name }));
}
