using Autoheal.Core.Tests.Doubles;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Testing;

namespace Autoheal.Core.Tests.Execution;

public sealed class LimitRaceTests
{
    private const string Workload = "limits/c1/Deployment/checkout/api";

    [Fact]
    public async Task Execute_TwoIncidentsDecideAtOnceOnTheLastOfThree_OneWrites()
    {
        await using var host = await LastOfThreeAsync();
        var atIntent = new SyncPoint();
        host.Journal.BeforeAppend = appends =>
            appends[0].Stream == StreamId.Incident("INC-1") && appends[0].Records[0].Type == "action.intended" ? atIntent.ArriveAsync() : Task.CompletedTask;

        // The first has passed every check and is about to reserve; the second reserves and acts meanwhile.
        var first = host.AdvanceAsync("INC-1");
        await atIntent.WaitForArrivalAsync();
        await host.AdvanceAsync("INC-2");
        atIntent.Release();
        await first;

        Assert.Equal("INC-2/1", Assert.Single(host.Action.Writes).IntentId);
        await host.AdvanceUntilAsync("INC-2");
        await host.AdvanceUntilAsync("INC-1");

        Assert.Single(host.Action.Writes);
        Assert.Equal(3, (await host.EventsAsync(new StreamId(Workload))).Count);
        Assert.Contains("3 of 3 actions this hour are used up", Assert.Single(await host.EventsAsync<ActionRefused>("INC-1")).Reason, StringComparison.Ordinal);
        Assert.Equal(IncidentEnd.Denied, (await host.StateAsync("INC-1")).End);
    }

    [Fact]
    public async Task Execute_ManyIncidentsAtOnce_NeverExceedTheLimit()
    {
        await using var host = CoreHost.Unattended(policy => policy.ActionsPerWorkloadPerHour = 3);
        host.World.Add("api");
        host.World.Suggested = ["bad"];
        for (var number = 1; number <= 8; number++)
        {
            await host.AlertAsync($"other-{number}");
            host.Clock.Advance(TimeSpan.FromMinutes(6));
        }

        for (var round = 0; round < 50; round++)
        {
            await Task.WhenAll(Enumerable.Range(1, 8).Select(number => host.AdvanceAsync($"INC-{number}")));
            host.Clock.Advance(TimeSpan.FromSeconds(30));
        }

        Assert.Equal(3, host.Action.Writes.Count);
        Assert.Equal(3, (await host.EventsAsync(new StreamId(Workload))).Count);
    }

    [Theory]
    [InlineData(0, 3, 0)]
    [InlineData(59 * 60, 3, 0)]
    [InlineData(3599, 3, 0)]
    [InlineData(3600, 3, 1)]
    [InlineData(0, 2, 1)]
    public async Task Execute_ReservationsOfSoLongAgo_CountForAnHour(int secondsAgo, int reservations, int writes)
    {
        await using var host = CoreHost.Unattended();
        host.World.Add("api");
        await Limits.ReserveAsync(host, Workload, reservations);
        host.Clock.Advance(TimeSpan.FromSeconds(secondsAgo));

        await host.AdvanceAsync(await host.AlertAsync());

        Assert.Equal(writes, host.Action.Writes.Count);
    }

    [Fact]
    public async Task Execute_ClockSetBack_DoesNotForgetReservations()
    {
        await using var host = CoreHost.Unattended();
        host.World.Add("api");
        await Limits.ReserveAsync(host, Workload, 3);
        host.Clock.Correct(-TimeSpan.FromHours(3));

        await host.AdvanceAsync(await host.AlertAsync());

        Assert.Empty(host.Action.Writes);
    }

    [Fact]
    public async Task Execute_TargetIsAPodOfABlamedWorkload_CountsAgainstTheWorkloadToo()
    {
        await using var host = CoreHost.Unattended();
        host.World.Add("api");
        host.World.BlamedOn = thing => thing with { Name = "parent", Uid = "" };
        await Limits.ReserveAsync(host, "limits/c1/Deployment/checkout/parent", 2);

        await host.AdvanceAsync(await host.AlertAsync());

        Assert.Single(host.Action.Writes);
        Assert.Equal(3, (await host.EventsAsync(new StreamId("limits/c1/Deployment/checkout/parent"))).Count);
        Assert.Single(await host.EventsAsync(new StreamId(Workload)));

        await host.AdvanceUntilAsync("INC-1");
        host.World.Things["checkout/api"].Value = "bad";
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        var second = await host.AdvanceAsync(await host.AlertAsync("api", alert: "Again"));

        Assert.Equal(IncidentEnd.Denied, second.End);
        Assert.Single(host.Action.Writes);
    }

    [Fact]
    public async Task Execute_UnattendedLimitUsedUpMeanwhileByAnotherWorkload_Asks()
    {
        await using var host = CoreHost.Unattended(policy => policy.UnattendedActionsPerHour = 1);
        host.World.Add("api");
        var atIntent = new SyncPoint();
        host.Journal.BeforeAppend = appends => appends[0].Records[0].Type == "action.intended" ? atIntent.ArriveAsync() : Task.CompletedTask;
        var running = host.AdvanceAsync(await host.AlertAsync());
        await atIntent.WaitForArrivalAsync();
        host.Journal.BeforeAppend = _ => Task.CompletedTask;
        await Limits.ReserveAsync(host, "limits/c1/unattended", 1);
        atIntent.Release();

        var state = await running;

        Assert.Equal(IncidentPhase.AwaitingApproval, state.Phase);
        Assert.Empty(host.Action.Writes);
    }

    /// <summary>Two incidents about one workload, of whose three actions an hour two are used up. The action leaves the guarded field as it is.</summary>
    private static async Task<CoreHost> LastOfThreeAsync()
    {
        var host = CoreHost.Unattended();
        host.World.Add("api");
        host.World.Suggested = ["bad"];
        await Limits.ReserveAsync(host, Workload, 2);
        Assert.Equal("INC-1", await host.AlertAsync());
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal("INC-2", await host.AlertAsync("other"));
        return host;
    }
}
