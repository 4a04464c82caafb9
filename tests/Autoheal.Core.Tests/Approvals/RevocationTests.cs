using Autoheal.Approvals;
using Autoheal.Core.Tests.Doubles;
using Autoheal.Incidents;
using Autoheal.Journal.Events;
using Autoheal.Verification;

namespace Autoheal.Core.Tests.Approvals;

/// <summary>Whoever approved can take it back until the action begins.</summary>
public sealed class RevocationTests
{
    [Fact]
    public async Task Revoke_BeforeTheActionBegins_SendsThePlanBackToThePeople()
    {
        await using var host = new CoreHost();
        var request = await host.AskAsync();
        await host.ApproveAsync(request);

        var revoked = await RevokeAsync(host, request, "amira");

        Assert.Equal((true, "the approval no longer counts"), (revoked.Counted, revoked.Note));
        Assert.Equal(IncidentPhase.AwaitingApproval, (await host.AdvanceAsync("INC-1")).Phase);
        Assert.Empty(host.Action.Writes);
        await host.ApproveAsync(request, "ben");
        Assert.Equal(IncidentEnd.Healed, (await host.AdvanceUntilAsync("INC-1")).End);
    }

    [Fact]
    public async Task Revoke_OneOfTwo_TheOtherAloneIsNoQuorum()
    {
        await using var host = new CoreHost(services: TwoMustApprove.Add);
        var request = await host.AskAsync();
        await host.ApproveAsync(request);
        await RevokeAsync(host, request, "amira");

        await host.ApproveAsync(request, "ben");

        Assert.Equal(IncidentPhase.AwaitingApproval, (await host.AdvanceAsync("INC-1")).Phase);
        Assert.Empty(host.Action.Writes);
    }

    [Fact]
    public async Task Revoke_ThenTheOldApprovalAgain_DoesNotCount()
    {
        await using var host = new CoreHost();
        var request = await host.AskAsync();
        await host.ApproveAsync(request);
        await RevokeAsync(host, request, "amira");

        Assert.Equal("the person has taken back their approval of this request", (await host.ApproveAsync(request))!.Note);
        Assert.Empty((await host.AdvanceAsync("INC-1")).Executions);
    }

    [Fact]
    public async Task Revoke_ByOneWhoHasNotApproved_DoesNotCount()
    {
        await using var host = new CoreHost();
        var request = await host.AskAsync();
        await host.ApproveAsync(request);

        Assert.Equal("the person has not approved", (await RevokeAsync(host, request, "ben")).Note);
        Assert.Equal(IncidentEnd.Healed, (await host.AdvanceUntilAsync("INC-1")).End);
    }

    [Theory]
    [InlineData("guess", null, "the answer does not repeat the request's nonce")]
    [InlineData(null, "0000", "the answer is for another plan")]
    public async Task Revoke_NotOfThisRequest_DoesNotCount(string? nonce, string? hash, string why)
    {
        await using var host = new CoreHost();
        var request = await host.AskAsync();
        await host.ApproveAsync(request);

        var revoked = await RevokeAsync(host, request with { Nonce = nonce ?? request.Nonce, PlanHash = hash ?? request.PlanHash }, "amira");

        Assert.Equal((false, why), (revoked.Counted, revoked.Note));
    }

    [Fact]
    public async Task Revoke_AfterTheActionBegan_IsTooLate()
    {
        await using var host = new CoreHost();
        var request = await host.AskAsync();
        await host.ApproveAsync(request);
        host.World.Harm = PredicateState.Unknown;
        await host.AdvanceUntilAsync("INC-1", IncidentPhase.Verifying);

        Assert.Equal("the action has begun, or the request is closed", (await RevokeAsync(host, request, "amira")).Note);
    }

    [Fact]
    public async Task Submit_ApproveAndRevokeInOne_Throws()
    {
        await using var host = new CoreHost();
        var request = await host.AskAsync();

        await Assert.ThrowsAsync<ArgumentException>(
            async () => await host.Get<ApprovalDesk>().SubmitAsync(CoreHost.Answer(request, "amira") with { Revoke = true }));
    }

    private static async Task<ApprovalRevoked> RevokeAsync(CoreHost host, ApprovalRequest request, string person)
    {
        await host.SubmitAsync(CoreHost.Answer(request, person, approve: false) with { Revoke = true });
        return (await host.EventsAsync<ApprovalRevoked>("INC-1"))[^1];
    }
}
