using Autoheal.Core.Tests.Doubles;
using Autoheal.Incidents;
using Autoheal.Journal.Events;
using Autoheal.Verification;

namespace Autoheal.Core.Tests.Incidents;

/// <summary>A person takes an incident: nothing runs any more, and Autoheal only watches.</summary>
public sealed class TakeTests
{
    [Fact]
    public async Task Take_WhileARequestWaits_VoidsThePlanAndWatches()
    {
        await using var host = new CoreHost();
        var request = await host.AskAsync();

        var given = await host.CommandAsync(IncidentVerb.Take);

        Assert.Equal((true, "oncall"), (given!.Counted, given.Role));
        var voided = Assert.Single(await host.EventsAsync<PlanVoided>("INC-1"));
        Assert.Equal((request.PlanHash, VoidCodes.Taken, "amira works on it"), (voided.PlanHash, voided.Code, voided.Reason));
        var state = await host.AdvanceAsync("INC-1");
        Assert.Equal((IncidentPhase.Taken, "amira"), (state.Phase, state.TakenBy));
        Assert.Equal("the request is not open", (await host.ApproveAsync(request, "ben"))!.Note);
        for (var turn = 0; turn < 50; turn++)
        {
            host.Clock.Advance(TimeSpan.FromMinutes(1));
            Assert.Equal(IncidentPhase.Taken, (await host.AdvanceAsync("INC-1")).Phase);
        }

        Assert.Empty(host.Action.Writes);
    }

    [Fact]
    public async Task Take_TheTroubleEnds_IsRecordedAndHandedOver()
    {
        await using var host = new CoreHost();
        await host.AskAsync();
        await host.CommandAsync(IncidentVerb.Take);
        await host.AdvanceAsync("INC-1");
        host.World.Things["checkout/api"].Value = "good";

        var state = await host.AdvanceUntilAsync("INC-1");

        Assert.Equal((IncidentEnd.HandedOver, "amira took it; nothing is wrong any more"), (state.End, state.EndSummary));
        Assert.Empty(host.Action.Writes);
    }

    [Fact]
    public async Task Take_OneQuietMoment_IsNoRecovery()
    {
        await using var host = new CoreHost();
        await host.AskAsync();
        await host.CommandAsync(IncidentVerb.Take);
        host.World.Things["checkout/api"].Value = "good";
        await host.AdvanceAsync("INC-1");
        host.World.Things["checkout/api"].Value = "bad";
        host.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(IncidentPhase.Taken, (await host.AdvanceAsync("INC-1")).Phase);
    }

    [Fact]
    public async Task Take_ItsAlertsResolve_IsHandedOver()
    {
        await using var host = new CoreHost();
        await host.AskAsync();
        await host.CommandAsync(IncidentVerb.Take);
        await host.AlertAsync(resolved: true);

        Assert.Equal("amira took it; its alerts have resolved", (await host.AdvanceAsync("INC-1")).EndSummary);
    }

    [Fact]
    public async Task Take_ADayLater_IsNotWatchedAnyMore()
    {
        await using var host = new CoreHost();
        await host.AskAsync();
        await host.CommandAsync(IncidentVerb.Take);
        var records = (await host.AdvanceAsync("INC-1")).Version;
        host.Clock.Advance(TimeSpan.FromHours(24));

        var state = await host.AdvanceAsync("INC-1");

        Assert.Equal((IncidentEnd.HandedOver, records + 1), (state.End, state.Version));
    }

    [Fact]
    public async Task Take_ApprovedButNotBegun_NothingRuns()
    {
        await using var host = new CoreHost();
        await host.ApproveAsync(await host.AskAsync());

        await host.CommandAsync(IncidentVerb.Take);

        Assert.Equal(IncidentPhase.Taken, (await host.AdvanceAsync("INC-1")).Phase);
        Assert.Empty(host.Action.Writes);
    }

    [Fact]
    public async Task Take_WhileAnActionIsWatched_HarmIsStillUndoneAndThenNothingRuns()
    {
        await using var host = CoreHost.Unattended();
        host.World.Add("api");
        host.World.Harm = PredicateState.Unknown;
        await host.AdvanceUntilAsync(await host.AlertAsync(), IncidentPhase.Verifying);

        var given = await host.CommandAsync(IncidentVerb.Take);
        host.World.Harm = PredicateState.Holds;
        var state = await host.AdvanceUntilAsync("INC-1", IncidentPhase.Taken);

        Assert.Equal("what is under way is brought to its end, then Autoheal only watches", given!.Note);
        Assert.Empty(await host.EventsAsync<PlanVoided>("INC-1"));
        Assert.Equal(IncidentPhase.Taken, state.Phase);
        Assert.Equal(["good", "bad"], host.Action.Writes.Select(write => write.Value));
    }

    [Fact]
    public async Task Take_BetweenIntentAndWrite_NothingIsWritten()
    {
        await using var host = CoreHost.Unattended();
        host.World.Add("api");
        host.Action.BeforeRedeem = async _ => await host.Get<IIncidentDesk>().CommandAsync(
            new IncidentCommand { IncidentId = "INC-1", Verb = IncidentVerb.Take, PersonId = "amira" });

        await host.AdvanceAsync(await host.AlertAsync());
        await host.PumpAsync();

        Assert.Empty(host.Action.Writes);
        Assert.Equal(IncidentPhase.Taken, (await host.AdvanceAsync("INC-1")).Phase);
    }

    [Fact]
    public async Task Take_Twice_TheSecondDoesNotCount()
    {
        await using var host = new CoreHost();
        await host.AskAsync();
        await host.CommandAsync(IncidentVerb.Take);

        Assert.Equal("amira has taken it already", (await host.CommandAsync(IncidentVerb.Take, "ben"))!.Note);
        Assert.Equal("amira", (await host.StateAsync("INC-1")).TakenBy);
    }

    [Fact]
    public async Task Release_AfterATake_LooksAndPlansAnew()
    {
        await using var host = new CoreHost();
        var first = await host.AskAsync();
        await host.CommandAsync(IncidentVerb.Take);
        await host.AdvanceAsync("INC-1");

        Assert.Equal("Autoheal goes on", (await host.CommandAsync(IncidentVerb.Release, "ben"))!.Note);

        var state = await host.AdvanceAsync("INC-1");
        Assert.Equal(IncidentPhase.AwaitingApproval, state.Phase);
        Assert.NotEqual(first.PlanHash, state.Request!.PlanHash);
        Assert.Equal(0, state.VoidedPlans);
    }

    [Fact]
    public async Task Release_NothingIsTakenOrHeld_DoesNotCount()
    {
        await using var host = new CoreHost();
        await host.AskAsync();

        Assert.Equal("it is neither taken nor held", (await host.CommandAsync(IncidentVerb.Release))!.Note);
    }
}
