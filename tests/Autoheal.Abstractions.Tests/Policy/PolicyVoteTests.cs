using Autoheal.Policy;

namespace Autoheal.Abstractions.Tests.Policy;

public sealed class PolicyVoteTests
{
    [Fact]
    public void RequireApproval_WithoutWhose_Throws() => Assert.Throws<ArgumentNullException>(() => PolicyVote.RequireApproval("ask", null!));

    [Fact]
    public void Votes_Verdicts_AreWhatTheirNamesSay()
    {
        Assert.Null(PolicyVote.Abstain.Verdict);
        Assert.Equal(Verdict.Deny, PolicyVote.Deny("no").Verdict);
        Assert.Equal(Verdict.Allow, PolicyVote.Allow("fine").Verdict);
        Assert.Equal(Verdict.RequireApproval, PolicyVote.RequireApproval("ask", new ApprovalRequirement()).Verdict);
    }

    [Fact]
    public void Requirement_Default_QualifiesNobody() => Assert.Empty(new ApprovalRequirement().Roles);
}
