using Autoheal.Core.Tests.Doubles;
using Autoheal.Diagnostics;
using Autoheal.Policy;

namespace Autoheal.Core.Tests.Policy;

public sealed class PolicyGateTests
{
    private static readonly PolicyVote Allow = PolicyVote.Allow("fine");
    private static readonly PolicyVote Ask = Gates.Ask(1, 900, "oncall");
    private static readonly PolicyVote Deny = PolicyVote.Deny("no");

    [Fact]
    public void Decide_NoPolicy_Denies() => IsDenied("denied: no policy is registered (gate)", Gates.Decide());

    [Fact]
    public void Decide_OnlyAbstentions_Denies() =>
        IsDenied("denied: every policy abstained (gate)", Gates.Decide(PolicyVote.Abstain, PolicyVote.Abstain));

    [Fact]
    public void Decide_VotesDiffer_StrictestWinsInAnyOrder()
    {
        PolicyVote[] votes = [Allow, Ask, Deny, PolicyVote.Abstain];
        foreach (var order in Permutations(votes))
        {
            Assert.Equal(Verdict.Deny, Gates.Decide(order).Verdict);
            Assert.Equal(Verdict.RequireApproval, Gates.Decide([.. order.Where(vote => vote != Deny)]).Verdict);
            Assert.Equal(Verdict.Allow, Gates.Decide([.. order.Where(vote => vote != Deny && vote != Ask)]).Verdict);
        }
    }

    [Fact]
    public void Decide_PolicyThrows_Denies()
    {
        var throws = new ScriptedPolicy { Name = "broken", Vote = _ => throw new InvalidOperationException("secret") };

        IsDenied("denied: the policy failed (InvalidOperationException) (broken)", Gates.Of([.. Gates.Voting(Allow), throws]).Decide(Samples.Input));
    }

    [Fact]
    public void Decide_PolicyGivesNoVote_Denies()
    {
        var silent = new ScriptedPolicy { Name = "silent", Vote = _ => null! };

        IsDenied("denied: the policy gave no vote (silent)", Gates.Of([.. Gates.Voting(Allow), silent]).Decide(Samples.Input));
    }

    [Fact]
    public void Decide_PolicyWantsApprovalButNotWhose_Denies()
    {
        var vague = new ScriptedPolicy { Name = "vague", Vote = _ => PolicyVote.RequireApproval("ask", null!) };

        Assert.Equal(Verdict.Deny, Gates.Of([.. Gates.Voting(Allow, Ask), vague]).Decide(Samples.Input).Verdict);
    }

    [Fact]
    public void Decide_ObligationThatNobodyEnforces_Denies()
    {
        var obliged = PolicyVote.Allow("told", new Obligation { Kind = "notify" });

        IsDenied("denied: nothing here enforces the obligation 'notify' (gate)", Gates.Decide(Allow, obliged));
        Assert.Equal("notify", Assert.Single(Gates.Of(["notify"], Gates.Voting(Allow, obliged)).Decide(Samples.Input).Obligations).Kind);
    }

    [Theory]
    [InlineData(0, 900, "oncall")]
    [InlineData(-1, 900, "oncall")]
    [InlineData(1, 0, "oncall")]
    [InlineData(1, 900, "")]
    public void Decide_ApprovalThatNobodyCouldGive_DeniesWhateverOthersAsk(int quorum, int expires, string roles) => IsDenied(
        "denied: ask: approval is required, but nobody could give it (p0)",
        Gates.Decide(Gates.Ask(quorum, expires, roles.Split(' ', StringSplitOptions.RemoveEmptyEntries)), Allow, Ask));

    [Fact]
    public void Decide_RolesThatNobodyHoldsBoth_Denies() => IsDenied(
        "denied: approval is required, but the policies leave nobody who could give it (gate)",
        Gates.Decide(Gates.Ask(1, 900, "oncall"), Gates.Ask(1, 900, "lead")));

    [Fact]
    public void Decide_TwoRequirements_HoldAtOnce()
    {
        var approval = Gates.Decide(Gates.Ask(1, 900, "oncall", "lead"), Allow, Gates.Ask(2, 600, "lead", "boss")).Approval!;

        Assert.Equal((2, 600), (approval.Quorum, approval.ExpiresAfterSeconds));
        Assert.Equal(["lead"], approval.Roles);
    }

    [Fact]
    public void Decide_Allowed_DemandsNobody()
    {
        var decision = Gates.Decide(Allow);

        Assert.Null(decision.Approval);
        Assert.Equal("allowed: fine (p0)", decision.Sentence);
    }

    [Fact]
    public void Decide_Denied_NamesEveryDenialAndEveryVote()
    {
        var decision = Gates.Decide(Deny, Allow, PolicyVote.Deny("never"), PolicyVote.Abstain);

        Assert.Equal("denied: no (p0); never (p2)", decision.Sentence);
        Assert.Equal([Verdict.Deny, Verdict.Allow, Verdict.Deny, null], decision.Reasons.Select(reason => reason.Verdict));
    }

    [Fact]
    public void New_TwoPoliciesOfOneName_FailsAndNamesBoth()
    {
        var error = Assert.Throws<AutohealException>(() => Gates.Of(new ScriptedPolicy { Vote = _ => Allow }, new ScriptedPolicy { Vote = _ => Allow }));

        Assert.Equal(ErrorCodes.Configuration, error.ErrorCode);
        Assert.Equal("Two policies are called 'scripted': ScriptedPolicy and ScriptedPolicy. Policy names are unique.", error.Message);
    }

    [Fact]
    public void Version_PoliciesOrLimitsChange_Changes()
    {
        string[] versions =
        [
            Gates.Of().VersionOf(""),
            Gates.Of(Gates.Voting(Allow)).VersionOf(""),
            Gates.Of(Gates.Voting(Allow, Deny)).VersionOf(""),
            Gates.Of(new PolicyOptions { MaxPods = 1 }).VersionOf(""),
            Gates.Of(new PolicyOptions { AllowedNamespaces = { "x" } }).VersionOf(""),
        ];

        Assert.Equal(versions.Length, versions.Distinct().Count());
        Assert.Equal(Gates.Of().VersionOf(""), Gates.Of().VersionOf(""));
    }

    private static void IsDenied(string sentence, PolicyDecision decision)
    {
        Assert.Equal(Verdict.Deny, decision.Verdict);
        Assert.Equal(sentence, decision.Sentence);
        Assert.Null(decision.Approval);
    }

    private static IEnumerable<PolicyVote[]> Permutations(PolicyVote[] votes) => votes.Length == 0
        ? [[]]
        : votes.SelectMany((vote, index) => Permutations([.. votes[..index], .. votes[(index + 1)..]]).Select(rest => (PolicyVote[])[vote, .. rest]));
}
