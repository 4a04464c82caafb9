using Autoheal.Approvals;
using Autoheal.Approvals.Grants;
using Autoheal.Catalogue;
using Autoheal.Core.Tests.Doubles;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Planning;

namespace Autoheal.Core.Tests.Approvals;

public sealed class GrantTests
{
    [Fact]
    public async Task Grant_CoversThePlan_AnswersForItsPerson()
    {
        await using var host = new CoreHost();
        await host.GrantAsync("amira");

        var state = await HealAsync(host);

        Assert.Equal(IncidentEnd.Healed, state.End);
        var answer = Assert.Single(await host.EventsAsync<ApprovalAnswered>("INC-1"));
        Assert.Equal(("amira", "GRT-1", "oncall", true), (answer.PersonId, answer.Grant, answer.Role, answer.Counted));
        Assert.Equal(["amira"], Assert.Single(await host.EventsAsync<ActionIntended>("INC-1")).ApprovedBy);
    }

    [Fact]
    public async Task Grant_OneOfTwo_IsOneAnswer()
    {
        await using var host = new CoreHost(services: TwoMustApprove.Add);
        await host.GrantAsync("amira");
        await host.GrantAsync("amira");

        var state = await AskAsync(host);

        Assert.Equal(IncidentPhase.AwaitingApproval, state.Phase);
        Assert.Equal("the person has already answered", (await host.ApproveAsync(state.Request!))!.Note);
        await host.ApproveAsync(state.Request!, "ben");
        Assert.Equal(IncidentEnd.Healed, (await host.AdvanceUntilAsync("INC-1")).End);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    public async Task Grant_AroundItsEnd_CountsOnlyBefore(int seconds, bool counts)
    {
        await using var host = new CoreHost();
        await host.GrantAsync("amira");
        host.Clock.Advance(TimeSpan.FromSeconds(3600 + seconds));

        Assert.Equal(counts, (await AskAsync(host)).Phase != IncidentPhase.AwaitingApproval);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Grant_TakenBack_CountsForNothingFromThenOn(bool pumped)
    {
        await using var host = new CoreHost();
        await host.GrantAsync("amira");
        await host.RevokeGrantAsync("GRT-1");
        if (pumped)
        {
            await host.PumpAsync();
        }

        Assert.Equal(IncidentPhase.AwaitingApproval, (await AskAsync(host)).Phase);
        Assert.Equal((GrantState.Revoked, "person:ben"), Assert.Single(await host.Get<GrantBook>().ListAsync()) is var listed ? (listed.State, listed.RevokedBy) : default);
    }

    [Fact]
    public async Task Grant_TakenBackAfterItAnswered_DoesNotRun()
    {
        await using var host = new CoreHost();
        await host.GrantAsync("amira");
        host.Journal.AfterAppend = async result =>
        {
            if (result.Records.Any(record => record.Type == "approval.answered"))
            {
                await host.RevokeGrantAsync("GRT-1");
            }
        };

        var state = await AskAsync(host);

        Assert.Equal((IncidentEnd.Escalated, "0 of 1 approvals still count"), (state.End, state.EndSummary));
        Assert.Empty(host.Action.Writes);
    }

    /// <summary>Between the last check and the write nothing is read but the control epoch: taking back starts a new one.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Grant_TakenBackRightBeforeTheWrite_DoesNotWrite(bool pumped)
    {
        await using var host = new CoreHost();
        await host.GrantAsync("amira");
        host.Action.BeforeRedeem = async _ =>
        {
            await host.RevokeGrantAsync("GRT-1");
            await (pumped ? host.PumpAsync() : Task.CompletedTask);
        };

        await AskAsync(host);

        Assert.Empty(host.Action.Writes);
    }

    [Fact]
    public async Task Grant_RoleLost_DoesNotAnswer()
    {
        await using var host = new CoreHost();
        await host.GrantAsync("amira");
        host.People.Give("amira", "reader");

        Assert.Equal(IncidentPhase.AwaitingApproval, (await AskAsync(host)).Phase);
    }

    [Fact]
    public async Task Grant_SomebodyIsAtWork_DoesNotAnswer()
    {
        await using var host = new CoreHost();
        await host.GrantAsync("amira");
        host.World.Add("api").ChangedByPerson = new ObjectChange { Manager = "kubectl", At = host.Clock.GetUtcNow().AddSeconds(1) };

        Assert.Equal(IncidentPhase.AwaitingApproval, (await AskAsync(host)).Phase);
    }

    [Fact]
    public async Task Grant_SomebodyComesToWorkAfterItAnswered_DoesNotRun()
    {
        await using var host = new CoreHost();
        await host.GrantAsync("amira");
        host.Journal.AfterAppend = result =>
        {
            if (result.Records.Any(record => record.Type == "approval.answered"))
            {
                host.World.Things["checkout/api"].ChangedByPerson = new ObjectChange { Manager = "kubectl", At = host.Clock.GetUtcNow() };
            }

            return Task.CompletedTask;
        };

        var state = await AskAsync(host);

        Assert.Equal((IncidentEnd.HandedOver, "somebody has changed the target, and it was approved in advance"), (state.End, state.EndSummary));
        Assert.Empty(host.Action.Writes);
    }

    [Fact]
    public async Task Grant_DestructivePlan_DoesNotAnswer()
    {
        await using var host = new CoreHost(policy => policy.HighRiskQuorum = 1);
        await host.GrantAsync("amira");
        host.Action.Descriptor = host.Action.Descriptor with { Risk = ActionRisk.Destructive };

        Assert.Equal(IncidentPhase.AwaitingApproval, (await AskAsync(host)).Phase);
    }

    [Theory]
    [InlineData("mallory", "set-value", "", 3600)]
    [InlineData("cleo", "set-value", "", 3600)]
    [InlineData("amira", "unknown", "", 3600)]
    [InlineData("amira", "set-value", "asia", 3600)]
    [InlineData("amira", "set-value", "", 59)]
    [InlineData("amira", "set-value", "", 86_401)]
    public async Task Give_WhatNobodyCouldApproveInAdvance_BecomesNone(string person, string action, string cluster, int seconds)
    {
        await using var host = new CoreHost();

        await host.GrantAsync(person, grant => grant with { Action = action, Cluster = cluster, DurationSeconds = seconds });

        Assert.Empty(await host.Get<GrantBook>().ListAsync());
        Assert.Empty(await host.Inbox.ReadPendingAsync());
    }

    [Fact]
    public async Task Give_OfHighRisk_BecomesNone()
    {
        await using var host = new CoreHost();
        host.Action.Descriptor = host.Action.Descriptor with { Risk = ActionRisk.High };

        await host.GrantAsync("amira");

        Assert.Empty(await host.Get<GrantBook>().ListAsync());
    }

    [Fact]
    public async Task Give_ForSomebodyElseOrUnreadable_BecomesNone()
    {
        await using var host = new CoreHost();
        await host.GrantAsync("amira");
        var item = new InboxItem { Id = "i1", Kind = InboxKinds.Grant, Stream = StreamId.Control, At = host.Clock.GetUtcNow(), Actor = "person:cleo", Payload = "{}"u8.ToArray() };
        await host.Inbox.PostAsync(item);
        await host.Inbox.PostAsync(item with
        {
            Id = "i2",
            Payload = JournalJson.Write(new GrantSubmission
            {
                PersonId = "ben", Action = SetValueAction.ActionName, Kind = "Deployment", Namespace = "checkout", Name = "api", DurationSeconds = 600,
            }),
        });

        await host.PumpAsync();

        Assert.Single(await host.Get<GrantBook>().ListAsync());
    }

    [Fact]
    public async Task Revoke_Unreadable_TakesAllBack()
    {
        await using var host = new CoreHost();
        await host.GrantAsync("amira");
        await host.GrantAsync("ben");
        await host.Inbox.PostAsync(new InboxItem
        {
            Id = "i1", Kind = InboxKinds.GrantRevocation, Stream = StreamId.Control, At = host.Clock.GetUtcNow(), Actor = "person:cleo", Payload = "?"u8.ToArray(),
        });

        Assert.All(await host.Get<GrantBook>().ListAsync(), listed => Assert.Equal(GrantState.Revoked, listed.State));
        await host.PumpAsync();
        await host.GrantAsync("ben");
        Assert.Equal(
            [GrantState.Revoked, GrantState.Revoked, GrantState.Active], (await host.Get<GrantBook>().ListAsync()).Select(listed => listed.State));
    }

    [Fact]
    public async Task Revoke_WhatWasNeverGivenOrIsGone_LeavesNoRecord()
    {
        await using var host = new CoreHost();
        await host.GrantAsync("amira");
        await host.RevokeGrantAsync("GRT-1");
        foreach (var id in (string[])["GRT-1", "GRT-2", "*", ""])
        {
            await host.RevokeGrantAsync(id);
        }

        await host.PumpAsync();

        Assert.Equal(2, (await host.EventsAsync(StreamId.Control)).Count);
        Assert.Empty(await host.Inbox.ReadPendingAsync());
    }

    [Fact]
    public async Task Handle_TheSameItemAgainAfterACrash_ChangesNothing()
    {
        await using var host = new CoreHost();
        await host.GrantAsync("amira");
        var record = await host.Journal.ReadStreamAsync(StreamId.Control).SingleAsync();
        var item = new InboxItem
        {
            Id = record.Causation!, Kind = InboxKinds.Grant, Stream = StreamId.Control, At = host.Clock.GetUtcNow(), Actor = "person:amira",
            Payload = JournalJson.Write(new GrantSubmission
            {
                PersonId = "amira", Action = SetValueAction.ActionName, Kind = "Deployment", Namespace = "checkout", Name = "api", DurationSeconds = 600,
            }),
        };

        await host.Get<GrantHandler>().GiveAsync(item, CancellationToken.None);

        Assert.Single(await host.Get<GrantBook>().ListAsync());
    }

    private static async Task<IncidentState> AskAsync(CoreHost host)
    {
        if (!host.World.Things.ContainsKey("checkout/api"))
        {
            host.World.Add("api");
        }

        return await host.AdvanceAsync(await host.AlertAsync());
    }

    private static async Task<IncidentState> HealAsync(CoreHost host)
    {
        await AskAsync(host);
        return await host.AdvanceUntilAsync("INC-1");
    }
}
