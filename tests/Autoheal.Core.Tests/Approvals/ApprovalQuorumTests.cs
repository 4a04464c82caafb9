using Autoheal.Approvals;
using Autoheal.Core.Tests.Doubles;
using Autoheal.Execution;
using Autoheal.Planning;
using Autoheal.Policy;

namespace Autoheal.Core.Tests.Approvals;

public sealed class ApprovalQuorumTests
{
    [Fact]
    public async Task Recheck_RoleLostPersonGoneOrApprovalOfAnotherPlan_NoLongerMakesTheQuorum()
    {
        var asked = new Asked("autoheal");
        Assert.Null(await RecheckAsync(asked, Asked.By("amira")));

        asked.People.Give("amira");
        Assert.Equal("0 of 1 approvals still count", await RecheckAsync(asked, Asked.By("amira")));
        asked.People.Forget("amira");
        Assert.Equal("0 of 1 approvals still count", await RecheckAsync(asked, Asked.By("amira")));
        Assert.Equal("0 of 1 approvals still count", await RecheckAsync(asked, Asked.By("ben", planHash: "other")));
        Assert.Equal("0 of 1 approvals still count", await RecheckAsync(asked, Asked.By("ben", requestId: "INC-1.9")));
        Assert.Equal("0 of 1 approvals still count", await RecheckAsync(asked, Asked.By("ben", at: asked.Request.ExpiresAt)));
    }

    [Fact]
    public async Task Recheck_OnePersonUnderTwoSpellings_IsOne()
    {
        var asked = new Asked("autoheal", quorum: 2, comparer: StringComparer.OrdinalIgnoreCase);

        Assert.Equal("1 of 2 approvals still count", await RecheckAsync(asked, Asked.By("amira"), Asked.By("AMIRA")));
        Assert.Null(await RecheckAsync(asked, Asked.By("amira"), Asked.By("ben")));
    }

    [Fact]
    public async Task Recheck_ProposerAmongTheApprovers_DoesNotCount()
    {
        var asked = new Asked("person:ben");

        Assert.Equal("0 of 1 approvals still count", await RecheckAsync(asked, Asked.By("ben")));
    }

    /// <summary>The hashed plan says who proposed it; a request that says otherwise does not let them approve.</summary>
    [Fact]
    public async Task Recheck_RequestHidesTheProposer_DoesNotCount()
    {
        var asked = new Asked("autoheal");
        var approved = new ApprovedAction(
            Samples.Plan with { Proposer = "person:ben" }, 0, Asked.Hash, Asked.Decision(Verdict.RequireApproval), asked.Request, [Asked.By("ben")]);

        Assert.Equal("0 of 1 approvals still count", await asked.Quorum.RecheckAsync(approved, CancellationToken.None));
    }

    [Fact]
    public async Task Recheck_PeopleWereShownAnotherChange_DoesNotCount()
    {
        var asked = new Asked("autoheal");
        var other = asked.Request.Steps[0] with { Changes = [new FieldChange { Path = "/spec/value", Before = "bad", After = "worse" }] };
        foreach (var shown in (RequestedStep[][])[[other], [], [.. asked.Request.Steps, other]])
        {
            var approved = new ApprovedAction(
                Samples.Plan, 0, Asked.Hash, Asked.Decision(Verdict.RequireApproval), asked.Request with { Steps = shown }, [Asked.By("amira")]);
            Assert.Equal("people were shown another change than the plan's", await asked.Quorum.RecheckAsync(approved, CancellationToken.None));
        }
    }

    [Fact]
    public async Task Recheck_NobodyWasAsked_HoldsOnlyForAllow()
    {
        var quorum = new Asked("autoheal").Quorum;

        Assert.Null(await quorum.RecheckAsync(Asked.Unasked(Verdict.Allow), CancellationToken.None));
        Assert.Equal("nobody was asked", await quorum.RecheckAsync(Asked.Unasked(Verdict.RequireApproval), CancellationToken.None));
        Assert.Equal("nobody was asked", await quorum.RecheckAsync(Asked.Unasked(Verdict.Deny), CancellationToken.None));
    }

    [Fact]
    public async Task Recheck_RequestOfAnotherPlan_DoesNotCount()
    {
        var asked = new Asked("autoheal");
        var approved = new ApprovedAction(
            Samples.Plan, 0, "other", Asked.Decision(Verdict.RequireApproval), asked.Request, [Asked.By("amira", planHash: "other")]);

        Assert.Equal("the approvals are for another plan", await asked.Quorum.RecheckAsync(approved, CancellationToken.None));
    }

    private static async Task<string?> RecheckAsync(Asked asked, params ApprovalDecision[] approvals) =>
        await asked.Quorum.RecheckAsync(asked.Approved(approvals), CancellationToken.None);
}
