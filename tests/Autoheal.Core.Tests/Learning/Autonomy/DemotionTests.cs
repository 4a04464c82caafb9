using Autoheal.Core.Tests.Doubles;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Learning.Autonomy.Demotions;
using Autoheal.Policy;

namespace Autoheal.Core.Tests.Learning.Autonomy;

/// <summary>People send actions back to the people: at once, recorded, until it is lifted.</summary>
public sealed class DemotionTests
{
    private static readonly DemotionSubmission s_setValue = new() { Action = SetValueAction.ActionName, Reason = "wrong twice" };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Demoted_OnRecordOrStillWaiting_TheActionAsksPeople(bool pumped)
    {
        await using var host = CoreHost.Unattended();
        host.World.Add("api");
        await DemoteAsync(host, s_setValue, pumped: pumped);

        var state = await host.AdvanceAsync(await host.AlertAsync());

        Assert.Equal(IncidentPhase.AwaitingApproval, state.Phase);
        Assert.Empty(host.Action.Writes);
    }

    [Theory]
    [InlineData("other", null, null)]
    [InlineData("set-*", "production", null)]
    [InlineData("*", "staging", "checkout/other")]
    public async Task Demoted_Elsewhere_DoesNotHoldItUp(string action, string? environment, string? service)
    {
        await using var host = CoreHost.Unattended();
        host.World.Add("api");
        await DemoteAsync(host, new DemotionSubmission { Action = action, Environment = environment, Service = service });

        Assert.Equal(IncidentEnd.Healed, (await host.AdvanceUntilAsync(await host.AlertAsync())).End);
    }

    [Theory]
    [InlineData("set-*", "staging", "checkout/*")]
    [InlineData("*", null, "checkout/api")]
    public async Task Demoted_ByPattern_HoldsItUp(string action, string? environment, string? service)
    {
        await using var host = CoreHost.Unattended();
        host.World.Add("api");
        await DemoteAsync(host, new DemotionSubmission { Action = action, Environment = environment, Service = service });

        Assert.Equal(IncidentPhase.AwaitingApproval, (await host.AdvanceAsync(await host.AlertAsync())).Phase);
    }

    /// <summary>Everything was checked before; the write itself must still be refused.</summary>
    [Fact]
    public async Task Demoted_RightBeforeTheWrite_NothingIsWritten()
    {
        await using var host = CoreHost.Unattended();
        host.World.Add("api");
        host.Action.BeforeRedeem = async permit =>
        {
            host.Action.BeforeRedeem = _ => Task.CompletedTask;
            await DemoteAsync(host, s_setValue, pumped: false);
        };

        var state = await host.AdvanceUntilAsync(await host.AlertAsync(), IncidentPhase.AwaitingApproval);

        Assert.Equal(IncidentPhase.AwaitingApproval, state.Phase);
        Assert.Empty(host.Action.Writes);
    }

    [Theory]
    [InlineData("amira", true)]
    [InlineData("nobody", false)]
    public async Task Lifted_ByAPersonWithARole_CountsAgain(string person, bool counts)
    {
        await using var host = CoreHost.Unattended();
        host.World.Add("api");
        await DemoteAsync(host, s_setValue);
        await DemoteAsync(host, s_setValue with { Lift = true }, person, pumped: false);
        Assert.True((await host.Get<DemotionBook>().ReadAsync(CancellationToken.None)).Covers(SetValueAction.ActionName, "staging", "checkout/api"));
        await host.PumpAsync();

        var state = await host.AdvanceAsync(await host.AlertAsync());

        Assert.Equal(counts, state.Phase != IncidentPhase.AwaitingApproval);
    }

    [Fact]
    public async Task SameDemotionTwice_IsOneRecord()
    {
        await using var host = CoreHost.Unattended();
        await DemoteAsync(host, s_setValue);
        await DemoteAsync(host, s_setValue);
        await DemoteAsync(host, s_setValue with { Action = "other", Lift = true });

        var demoted = Assert.IsType<AutonomyDemoted>(Assert.Single(await host.EventsAsync(StreamId.Control)));
        Assert.Equal(("person:amira", "wrong twice", false), (demoted.By, demoted.Reason, demoted.Lifted));
    }

    [Fact]
    public async Task UnreadableDemotion_MeansAll()
    {
        await using var host = CoreHost.Unattended();
        host.World.Add("api");
        await host.Inbox.PostAsync(new InboxItem
        {
            Id = "demotion-1", Kind = InboxKinds.Demotion, Stream = StreamId.Control, At = host.Clock.GetUtcNow(), Actor = "person:amira", Payload = "?"u8.ToArray(),
        });
        await host.PumpAsync();

        Assert.Equal(IncidentPhase.AwaitingApproval, (await host.AdvanceAsync(await host.AlertAsync())).Phase);
        Assert.Equal(ControlMode.Running, await host.KillSwitch.GetModeAsync());
    }

    private static async Task DemoteAsync(CoreHost host, DemotionSubmission submission, string person = "amira", bool pumped = true)
    {
        await host.Get<DemotionDesk>().SubmitAsync(submission, person);
        if (pumped)
        {
            await host.PumpAsync();
        }
    }
}
