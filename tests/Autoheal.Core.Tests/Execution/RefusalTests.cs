using Autoheal.Core.Tests.Doubles;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Planning;
using Autoheal.Policy;
using Microsoft.Extensions.Options;

namespace Autoheal.Core.Tests.Execution;

/// <summary>What becomes of an incident when the last check refuses: nothing is written, the refusal is on record, and the end is as it should be.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData("stop", VoidCodes.KillSwitch, IncidentEnd.Denied)]
    [InlineData("halt", VoidCodes.KillSwitch, IncidentEnd.Denied)]
    [InlineData("role lost", VoidCodes.QuorumLost, IncidentEnd.Escalated)]
    [InlineData("expired", VoidCodes.Expired, IncidentEnd.Escalated)]
    [InlineData("other cluster", VoidCodes.OtherCluster, IncidentEnd.Escalated)]
    [InlineData("person", VoidCodes.PersonAtWork, IncidentEnd.HandedOver)]
    [InlineData("alerts resolved", VoidCodes.AlertsResolved, IncidentEnd.Recovered)]
    [InlineData("namespace", VoidCodes.PolicyStricter, IncidentEnd.Denied)]
    [InlineData("limit", VoidCodes.PolicyStricter, IncidentEnd.Denied)]
    [InlineData("paused", VoidCodes.Precondition, IncidentEnd.Escalated)]
    public async Task Execute_Refused_WritesNothingAndEnds(string what, string code, IncidentEnd end)
    {
        await using var host = new CoreHost();
        await host.ApproveAsync(await host.AskAsync());
        await ChangeAsync(host, what);

        var state = await host.AdvanceUntilAsync("INC-1");

        Assert.Equal(end, state.End);
        Assert.Equal(code, Assert.Single(await host.EventsAsync<ActionRefused>("INC-1")).Code);
        await NothingHappened(host);
    }

    [Fact]
    public async Task Execute_OneOfTwoAlertsResolved_GoesOn()
    {
        await using var host = new CoreHost();
        await host.AlertAsync(alert: "Slow");
        await host.ApproveAsync(await host.AskAsync());
        await host.AlertAsync(alert: "Slow", resolved: true);

        Assert.Equal(IncidentEnd.Healed, (await host.AdvanceUntilAsync("INC-1")).End);
    }

    [Fact]
    public async Task Execute_AlertResolvedAndFiringAgain_GoesOn()
    {
        await using var host = new CoreHost();
        await host.ApproveAsync(await host.AskAsync());
        await host.AlertAsync(resolved: true);
        await host.AlertAsync();

        Assert.Equal(IncidentEnd.Healed, (await host.AdvanceUntilAsync("INC-1")).End);
    }

    [Fact]
    public async Task Execute_TargetDrifted_AsksAgainForTheNewPlan()
    {
        await using var host = new CoreHost();
        var request = await host.AskAsync();
        await host.ApproveAsync(request);
        host.World.Things["checkout/api"].Value = "worse";

        var state = await host.AdvanceUntilAsync("INC-1", IncidentPhase.AwaitingApproval);

        Assert.Equal(VoidCodes.Drifted, Assert.Single(await host.EventsAsync<ActionRefused>("INC-1")).Code);
        Assert.NotEqual(request.PlanHash, state.Request!.PlanHash);
        Assert.Empty(state.Answers);
        await NothingHappened(host);
    }

    [Fact]
    public async Task Execute_TargetDriftsEveryTime_GivesUpAfterThreePlans()
    {
        await using var host = CoreHost.Unattended();
        var thing = host.World.Add("api");
        var changes = 0;
        host.Action.OnPrepare = ready =>
        {
            thing.Value = $"bad-{++changes}";
            return ready;
        };

        var state = await host.AdvanceUntilAsync(await host.AlertAsync());

        Assert.Equal(IncidentEnd.Escalated, state.End);
        Assert.Equal("3 plans fell through, last because: drifted", state.EndSummary);
        await NothingHappened(host);
    }

    [Fact]
    public async Task Execute_IntentCannotBeMadeDurable_WritesNothing()
    {
        await using var host = new CoreHost();
        await host.ApproveAsync(await host.AskAsync());
        host.Journal.BeforeAppend = _ => throw new JournalException("The disk is full.");

        await Assert.ThrowsAsync<JournalException>(() => host.AdvanceAsync("INC-1"));

        await NothingHappened(host);
    }

    [Fact]
    public async Task Execute_ImagesCannotBeStored_WritesNothing()
    {
        await using var host = new CoreHost();
        await host.ApproveAsync(await host.AskAsync());
        await using var broken = new CoreHost(before: host, services: services => FailingBlobs.Add(services, host.Blobs));

        await Assert.ThrowsAsync<BlobException>(() => broken.AdvanceAsync("INC-1"));

        await NothingHappened(broken);
    }

    [Fact]
    public async Task Execute_KillSwitchTurnedBetweenCheckAndWrite_WritesNothing()
    {
        await using var host = new CoreHost();
        await host.ApproveAsync(await host.AskAsync());
        host.Action.BeforeRedeem = _ => host.TurnAsync(ControlMode.Stopped);

        var state = await host.AdvanceUntilAsync("INC-1");

        Assert.Equal(IncidentEnd.Denied, state.End);
        Assert.Empty(host.Action.Writes);
        Assert.Equal(
            "the kill switch was turned to stopped before the write", Assert.Single(await host.EventsAsync<ActionCompleted>("INC-1")).Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Execute_StoppedAndResumedBetweenCheckAndWrite_WritesNothingUnderTheOldEpoch(bool pumped)
    {
        await using var host = CoreHost.Unattended();
        host.World.Add("api");
        host.Action.BeforeRedeem = async permit =>
        {
            if (permit.IntentId == "INC-1/1")
            {
                await host.TurnAsync(ControlMode.Stopped);
                await host.TurnAsync(ControlMode.Running);
                if (pumped)
                {
                    await host.PumpAsync();
                }
            }
        };

        await host.AdvanceAsync(await host.AlertAsync());

        Assert.DoesNotContain(host.Action.Writes, write => write.IntentId == "INC-1/1");
    }

    [Fact]
    public async Task Execute_KillSwitchUnreadableAtTheWrite_WritesNothing()
    {
        await using var host = new CoreHost();
        await host.ApproveAsync(await host.AskAsync());
        host.Action.BeforeRedeem = _ =>
        {
            host.Journal.BeforeRead = stream =>
            {
                if (stream == StreamId.Control)
                {
                    throw new JournalException("damaged");
                }
            };
            return Task.CompletedTask;
        };

        await host.AdvanceUntilAsync("INC-1");

        Assert.Empty(host.Action.Writes);
    }

    private static async Task ChangeAsync(CoreHost host, string what)
    {
        var thing = host.World.Things["checkout/api"];
        switch (what)
        {
            case "stop": await host.TurnAsync(ControlMode.Stopped); break;
            case "halt": await host.TurnAsync(ControlMode.Halted); break;
            case "role lost": host.People.Give("amira"); break;
            case "expired": host.Clock.Advance(TimeSpan.FromMinutes(15)); break;
            case "other cluster": host.World.ClusterId = "c2"; break;
            case "alerts resolved": await host.AlertAsync(resolved: true); break;
            case "namespace": host.Get<IOptions<PolicyOptions>>().Value.AllowedNamespaces.Clear(); break;
            case "limit": await Limits.ReserveAsync(host, "limits/c1/Deployment/checkout/api", 3); break;
            case "paused": host.Action.OnPrepare = _ => new RefusedAction { Code = "paused", Reason = "the rollout is paused" }; break;
            case "person":
                thing.Value = "worse";
                thing.ChangedByPerson = new ObjectChange { Manager = "kubectl-edit", At = host.Clock.GetUtcNow() };
                break;
            default: throw new ArgumentOutOfRangeException(nameof(what), what, null);
        }
    }

    private static async Task NothingHappened(CoreHost host)
    {
        Assert.Empty(host.Action.Writes);
        Assert.Empty(await host.EventsAsync<ActionIntended>("INC-1"));
        Assert.DoesNotContain(
            (await host.EventsAsync(new StreamId("limits/c1/Deployment/checkout/api"))).OfType<LimitReserved>(), reserved => reserved.IncidentId == "INC-1");
    }
}
