using Autoheal.Approvals;
using Autoheal.Catalogue;
using Autoheal.Core.Tests.Doubles;
using Autoheal.Incidents;
using Autoheal.Journal.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Core.Tests.Approvals;

public sealed class ApprovalLedgerTests
{
    [Fact]
    public async Task Answer_ByWhoMayApprove_CountsWithItsRole()
    {
        await using var host = new CoreHost();
        var request = await host.AskAsync();

        var answer = (await host.ApproveAsync(request))!;

        Assert.True(answer.Counted);
        Assert.Equal(("amira", "oncall", "requester ≠ approver"), (answer.PersonId, answer.Role, answer.Note));
        Assert.Equal(IncidentPhase.Executing, (await host.StateAsync("INC-1")).Phase);
    }

    [Fact]
    public async Task Answer_RejectByWhoMayApprove_EndsTheIncident()
    {
        await using var host = new CoreHost();
        var request = await host.AskAsync();

        await host.SubmitAsync(CoreHost.Answer(request, "amira", approve: false));

        var state = await host.AdvanceAsync("INC-1");
        Assert.Equal((IncidentEnd.Rejected, "amira rejected the plan"), (state.End, state.EndSummary));
        Assert.Empty(host.Action.Writes);
    }

    [Fact]
    public Task Answer_AnotherPlan_DoesNotCount() =>
        IsRefused("the answer is for another plan", answer => answer with { PlanHash = new string('0', 64) });

    [Fact]
    public Task Answer_WrongNonce_DoesNotCount() =>
        IsRefused("the answer does not repeat the request's nonce", answer => answer with { Nonce = "guess" });

    [Fact]
    public Task Answer_UnknownPerson_DoesNotCount() => IsRefused("the person is not known", answer => answer with { PersonId = "mallory" });

    [Fact]
    public Task Answer_PersonWithoutRole_DoesNotCount() =>
        IsRefused("the person holds none of the roles oncall", answer => answer with { PersonId = "cleo" });

    [Fact]
    public Task Answer_RejectByWhoMayNotApprove_DoesNotCount() =>
        IsRefused("the person holds none of the roles oncall", answer => answer with { PersonId = "cleo", Approve = false });

    [Fact]
    public Task Answer_AnotherRequestOfTheIncident_DoesNotCount() =>
        IsRefused("the request is not open", answer => answer with { RequestId = "INC-1.2" });

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public async Task Answer_AroundTheExpiry_CountsOnlyBefore(int seconds, bool counts)
    {
        await using var host = new CoreHost();
        var request = await host.AskAsync();
        host.Clock.Advance(request.ExpiresAt - host.Clock.GetUtcNow() + TimeSpan.FromSeconds(seconds));

        var answer = (await host.ApproveAsync(request))!;

        Assert.Equal((counts, counts ? "requester ≠ approver" : "the request has expired"), (answer.Counted, answer.Note));
    }

    [Fact]
    public async Task Answer_ClockSetBackBeforeTheExpiry_StillExpiresWhenTheTimeHasPassed()
    {
        await using var host = new CoreHost();
        var request = await host.AskAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        await host.AdvanceAsync("INC-1");
        host.Clock.Correct(-TimeSpan.FromHours(2));
        host.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal("the request has expired", (await host.ApproveAsync(request))!.Note);
        Assert.Equal("nobody approved in time", (await host.AdvanceAsync("INC-1")).EndSummary);
    }

    [Fact]
    public async Task Answer_ClockSetBackAndProcessRestarted_DoesNotReopenWhatTheJournalSawExpire()
    {
        await using var first = new CoreHost(services: TwoMustApprove.Add);
        var request = await first.AskAsync();
        first.Clock.Advance(TimeSpan.FromMinutes(14));
        await first.ApproveAsync(request);
        first.Clock.Advance(TimeSpan.FromMinutes(2));
        await first.AlertAsync(alert: "Another");
        first.Clock.Correct(-TimeSpan.FromHours(2));
        await using var second = new CoreHost(services: TwoMustApprove.Add, before: first);

        Assert.Equal("the request has expired", (await second.ApproveAsync(request, "ben"))!.Note);
    }

    [Fact]
    public async Task Answer_SamePersonTwice_CountsOnce()
    {
        await using var host = new CoreHost(services: TwoMustApprove.Add);
        var request = await host.AskAsync();
        await host.ApproveAsync(request);

        Assert.Equal("the person has already answered", (await host.ApproveAsync(request))!.Note);
        Assert.Equal(IncidentPhase.AwaitingApproval, (await host.StateAsync("INC-1")).Phase);
        Assert.True((await host.ApproveAsync(request, "ben"))!.Counted);
        Assert.Equal(IncidentPhase.Executing, (await host.StateAsync("INC-1")).Phase);
    }

    [Fact]
    public async Task Answer_SamePersonInOtherSpellings_CountsOnce()
    {
        var people = new Town(StringComparer.OrdinalIgnoreCase);
        await using var host = new CoreHost(services: services => TwoMustApprove.Add(services.AddSingleton<IPeopleDirectory>(people)));
        var request = await host.AskAsync();

        Assert.Equal("amira", (await host.ApproveAsync(request, "AMIRA"))!.PersonId);
        Assert.Equal("the person has already answered", (await host.ApproveAsync(request, "Amira"))!.Note);
        Assert.Equal(IncidentPhase.AwaitingApproval, (await host.StateAsync("INC-1")).Phase);
    }

    [Fact]
    public async Task Answer_AfterTheQuorumIsComplete_DoesNotCount()
    {
        await using var host = new CoreHost();
        var request = await host.AskAsync();
        await host.ApproveAsync(request);

        Assert.Equal("the request is not open", (await host.ApproveAsync(request, "ben"))!.Note);
    }

    [Fact]
    public async Task Answer_ToARequestOfAVoidedPlan_DoesNotCount()
    {
        await using var host = new CoreHost();
        var request = await host.AskAsync();
        host.World.Things["checkout/api"].Value = "worse";
        var state = await host.AdvanceUntilAsync("INC-1", IncidentPhase.AwaitingApproval);

        Assert.Equal("INC-1.2", state.Request!.Id);
        Assert.Equal("the request is not open", (await host.ApproveAsync(request))!.Note);
        Assert.Equal("the answer is for another plan", (await host.SubmitAsync(CoreHost.Answer(request, "amira") with { RequestId = "INC-1.2" }))!.Note);
    }

    [Fact]
    public async Task Answer_ProposersOwn_DoesNotCount()
    {
        var (ledger, state) = Asked(proposer: "person:amira");

        var own = await ledger.AnswerAsync(state, CoreHost.Answer(state.Request!, "amira"), "item", CancellationToken.None);
        var other = await ledger.AnswerAsync(state, CoreHost.Answer(state.Request!, "ben"), "item", CancellationToken.None);

        Assert.Equal((false, "the proposer cannot approve"), (own.Counted, own.Note));
        Assert.True(other.Counted);
    }

    [Theory]
    [InlineData("api", true)]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("API", false)]
    [InlineData("api ", false)]
    public async Task Answer_DestructivePlan_NeedsTheNameTyped(string? typed, bool counts)
    {
        await using var host = new CoreHost(policy => policy.HighRiskQuorum = 1);
        host.Action.Descriptor = host.Action.Descriptor with { Risk = ActionRisk.Destructive };
        var request = await host.AskAsync();

        var answer = (await host.SubmitAsync(CoreHost.Answer(request, "amira") with { TypedName = typed }))!;

        Assert.Equal((counts, counts ? "requester ≠ approver" : "a destructive plan needs the name api to be typed"), (answer.Counted, answer.Note));
    }

    [Fact]
    public async Task Answer_FloodOfUselessAnswers_LeavesTheRepairItsRecords()
    {
        await using var host = new CoreHost(options: options => options.MaxEventsPerIncident = 100);
        var request = await host.AskAsync();
        for (var click = 0; click < 80; click++)
        {
            await host.ApproveAsync(request, "cleo");
        }

        Assert.Equal(50, (await host.StateAsync("INC-1")).Version);
        Assert.True((await host.ApproveAsync(request))!.Counted);
        Assert.Equal(IncidentEnd.Healed, (await host.AdvanceUntilAsync("INC-1")).End);
    }

    [Fact]
    public async Task Submit_AnswersAtTheSameTime_CountEachPersonOnce()
    {
        await using var host = new CoreHost(services: TwoMustApprove.Add);
        var request = await host.AskAsync();
        var desk = host.Get<ApprovalDesk>();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => desk.SubmitAsync(CoreHost.Answer(request, "amira")).AsTask()));

        await Task.WhenAll(host.PumpAsync(), host.PumpAsync());

        Assert.Single(await host.EventsAsync<ApprovalAnswered>("INC-1"), answer => answer.Counted);
        Assert.Equal(IncidentPhase.AwaitingApproval, (await host.StateAsync("INC-1")).Phase);
    }

    [Theory]
    [InlineData("INC-7")]
    [InlineData("INC-7.")]
    [InlineData("INC-.1")]
    [InlineData("INC-7.1\n")]
    [InlineData("INC-7/../control.1")]
    [InlineData("control.1")]
    [InlineData("inc-7.1")]
    [InlineData("INC-٧.1")]
    public async Task Submit_NotARequestId_Throws(string requestId)
    {
        await using var host = new CoreHost();
        var submission = new ApprovalSubmission { RequestId = requestId, PlanHash = "", Nonce = "", PersonId = "amira" };

        await Assert.ThrowsAsync<ArgumentException>(async () => await host.Get<ApprovalDesk>().SubmitAsync(submission));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(201)]
    public async Task Submit_PersonIdEmptyOrTooLong_Throws(int length)
    {
        await using var host = new CoreHost();
        var submission = new ApprovalSubmission { RequestId = "INC-1.1", PlanHash = "", Nonce = "", PersonId = new string('a', length) };

        await Assert.ThrowsAsync<ArgumentException>(async () => await host.Get<ApprovalDesk>().SubmitAsync(submission));
    }

    private static async Task IsRefused(string why, Func<ApprovalSubmission, ApprovalSubmission> change)
    {
        await using var host = new CoreHost();
        var request = await host.AskAsync();

        var answer = (await host.SubmitAsync(change(CoreHost.Answer(request, "amira"))))!;

        Assert.Equal((false, why, (string?)null), (answer.Counted, answer.Note, answer.Role));
        Assert.Equal(IncidentPhase.AwaitingApproval, (await host.AdvanceAsync("INC-1")).Phase);
        Assert.Empty(host.Action.Writes);
    }

    private static (ApprovalLedger Ledger, IncidentState State) Asked(string proposer)
    {
        var asked = new Asked(proposer);
        return (asked.Ledger, asked.State);
    }
}
