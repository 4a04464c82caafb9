using Autoheal.Core.Tests.Doubles;
using Autoheal.Incidents;
using Autoheal.Journal.Events;
using Autoheal.Verification;

namespace Autoheal.Core.Tests.Incidents;

/// <summary>A held incident begins nothing new until the hold ends.</summary>
public sealed class HoldTests
{
    [Fact]
    public async Task Hold_ThenApproved_WaitsForTheEndOfTheHold()
    {
        await using var host = new CoreHost();
        var request = await host.AskAsync();

        var given = await host.CommandAsync(IncidentVerb.Hold, change: command => command with { HoldMinutes = 10 });
        Assert.True((await host.ApproveAsync(request))!.Counted);

        Assert.Equal(ManualClock.Start.AddMinutes(10), given!.HoldUntil);
        Assert.Equal(IncidentPhase.Executing, (await host.AdvanceAsync("INC-1")).Phase);
        host.Clock.Advance(TimeSpan.FromSeconds(599));
        Assert.Equal(IncidentPhase.Executing, (await host.AdvanceAsync("INC-1")).Phase);
        Assert.Empty(host.Action.Writes);
        Assert.Empty(await host.EventsAsync<ActionIntended>("INC-1"));
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(IncidentEnd.Healed, (await host.AdvanceUntilAsync("INC-1")).End);
    }

    [Fact]
    public async Task Hold_NoTimeNamed_LastsAnHour()
    {
        await using var host = new CoreHost();
        await host.AskAsync();

        Assert.Equal(ManualClock.Start.AddHours(1), (await host.CommandAsync(IncidentVerb.Hold))!.HoldUntil);
    }

    [Fact]
    public async Task Release_EndsAHoldEarly()
    {
        await using var host = new CoreHost();
        await host.CommandAsync(IncidentVerb.Hold, incidentId: await AskedAsync(host));
        await host.ApproveAsync((await host.StateAsync("INC-1")).Request!);
        await host.AdvanceAsync("INC-1");

        Assert.True((await host.CommandAsync(IncidentVerb.Release, "ben"))!.Counted);

        Assert.Equal(IncidentEnd.Healed, (await host.AdvanceUntilAsync("INC-1")).End);
    }

    [Fact]
    public async Task Hold_Unattended_StopsTheActionToo()
    {
        await using var host = CoreHost.Unattended();
        host.World.Add("api");
        await host.AlertAsync();
        await host.CommandAsync(IncidentVerb.Hold);

        Assert.Equal(IncidentPhase.Executing, (await host.AdvanceAsync("INC-1")).Phase);
        Assert.Empty(host.Action.Writes);
    }

    [Fact]
    public async Task Hold_StillInTheInbox_CountsAtOnce()
    {
        await using var host = CoreHost.Unattended();
        host.World.Add("api");
        await host.AlertAsync();
        await host.Get<IIncidentDesk>().CommandAsync(new IncidentCommand { IncidentId = "INC-1", Verb = IncidentVerb.Hold, PersonId = "amira" });

        Assert.Equal(IncidentPhase.Executing, (await host.AdvanceAsync("INC-1")).Phase);
        Assert.Empty(host.Action.Writes);
    }

    [Theory]
    [InlineData("mallory", "INC-1", IncidentVerb.Hold)]
    [InlineData("cleo", "INC-1", IncidentVerb.Take)]
    [InlineData("amira", "INC-2", IncidentVerb.Hold)]
    [InlineData("amira", "INC-1", IncidentVerb.Release)]
    public async Task Waiting_CommandThatWillNotHold_HoldsNothing(string person, string incidentId, IncidentVerb verb)
    {
        await using var host = CoreHost.Unattended();
        host.World.Add("api");
        await host.AlertAsync();
        await host.Get<IIncidentDesk>().CommandAsync(new IncidentCommand { IncidentId = incidentId, Verb = verb, PersonId = person });

        await host.AdvanceAsync("INC-1");

        Assert.Single(host.Action.Writes);
    }

    [Fact]
    public async Task Hold_BetweenIntentAndWrite_NothingIsWritten()
    {
        await using var host = CoreHost.Unattended();
        host.World.Add("api");
        host.Action.BeforeRedeem = async _ => await host.CommandAsync(IncidentVerb.Hold);

        await host.AdvanceAsync(await host.AlertAsync());

        Assert.Empty(host.Action.Writes);
        Assert.Contains(await host.EventsAsync<ActionCompleted>("INC-1"), completed => completed.Message == "amira holds it until 13:00 UTC");
    }

    [Fact]
    public async Task Hold_HarmWasDone_TheCompensationStillRuns()
    {
        await using var host = CoreHost.Unattended();
        host.World.Add("api");
        host.World.Harm = PredicateState.Unknown;
        await host.AdvanceUntilAsync(await host.AlertAsync(), IncidentPhase.Verifying);
        await host.CommandAsync(IncidentVerb.Hold, change: command => command with { HoldMinutes = 1440 });
        host.World.Harm = PredicateState.Holds;

        for (var turn = 0; turn < 20; turn++)
        {
            await host.AdvanceAsync("INC-1");
            host.Clock.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal(["good", "bad"], host.Action.Writes.Select(write => write.Value));
    }

    [Fact]
    public async Task Hold_ShorterThanTheOneThatStands_CutsNothing()
    {
        await using var host = new CoreHost();
        await host.AskAsync();
        await host.CommandAsync(IncidentVerb.Hold);

        var shorter = await host.CommandAsync(IncidentVerb.Hold, "ben", command => command with { HoldMinutes = 1 });

        Assert.Equal((false, "it is held until 13:00 UTC already"), (shorter!.Counted, shorter.Note));
        Assert.Equal(ManualClock.Start.AddHours(1), (await host.StateAsync("INC-1")).HeldUntil);
    }

    [Fact]
    public async Task Hold_LongerThanTheApproval_TheApprovalExpires()
    {
        await using var host = new CoreHost();
        var request = await host.AskAsync();
        await host.CommandAsync(IncidentVerb.Hold);
        await host.ApproveAsync(request);
        host.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(IncidentEnd.Escalated, (await host.AdvanceUntilAsync("INC-1")).End);
        Assert.Empty(host.Action.Writes);
    }

    private static async Task<string> AskedAsync(CoreHost host) => (await host.AskAsync()).IncidentId;
}
