using Autoheal.Core.Tests.Doubles;
using Autoheal.Policy;
using FsCheck;
using FsCheck.Fluent;

namespace Autoheal.Core.Tests.Policy;

/// <summary>What must hold for every set of policies. A failure prints the votes and the seed.</summary>
public sealed class PolicyGateProperties
{
    private static readonly string[] Kinds = ["notify", "wait"];

    [Fact]
    public void Decide_OnePolicyMore_NeverPermitsMore() => Check.One(
        Seeded.Config,
        Prop.ForAll(Votes(), Votes(), (some, more) => !IsLooser(Decide([.. some, .. more]), Decide(some)) || some.Length == 0 || AllAbstain(some)));

    [Fact]
    public void Decide_AnyOrder_SameVerdictAndRequirement() => Check.One(
        Seeded.Config,
        Prop.ForAll(Votes(), votes =>
        {
            var (one, other) = (Decide(votes), Decide([.. votes.Reverse()]));
            return one.Verdict == other.Verdict
                && one.Approval?.Quorum == other.Approval?.Quorum
                && one.Approval?.ExpiresAfterSeconds == other.Approval?.ExpiresAfterSeconds
                && (one.Approval?.Roles ?? []).ToHashSet().SetEquals(other.Approval?.Roles ?? []);
        }));

    [Fact]
    public void Decide_OnePolicyThrows_AlwaysDenies() => Check.One(
        Seeded.Config,
        Prop.ForAll(Votes(), Gen.Choose(0, 100).ToArbitrary(), (votes, place) =>
        {
            var policies = Policies(votes).ToList();
            policies.Insert(place % (policies.Count + 1), new ScriptedPolicy { Name = "throws", Vote = _ => throw new FormatException() });
            return Gates.Of(Kinds, [.. policies]).Decide(Samples.Input).Verdict == Verdict.Deny;
        }));

    [Fact]
    public void Decide_AnyVotes_VerdictIsTheStrictestOrDenyAndReasonsNameAll() => Check.One(
        Seeded.Config,
        Prop.ForAll(Votes(), votes =>
        {
            var decision = Decide(votes);
            var strictest = votes.Min(vote => vote.Verdict) ?? Verdict.Deny;
            return (decision.Verdict == strictest || decision.Verdict == Verdict.Deny) && decision.Reasons.Count >= votes.Length;
        }));

    [Fact]
    public void Decide_Permitted_NeverWithoutSomebodyOrAnUnclaimedObligation() => Check.One(
        Seeded.Config,
        Prop.ForAll(Votes(), votes =>
        {
            var decision = Decide(votes);
            return decision.Verdict switch
            {
                Verdict.Allow => decision.Approval is null && decision.Obligations.All(obligation => Kinds.Contains(obligation.Kind)),
                Verdict.RequireApproval => decision.Approval is { Quorum: >= 1, Roles.Count: > 0 } && decision.Obligations.All(obligation => Kinds.Contains(obligation.Kind)),
                _ => decision.Approval is null,
            };
        }));

    /// <summary>Whether a decision permits something that another does not.</summary>
    private static bool IsLooser(PolicyDecision one, PolicyDecision other)
    {
        if (one.Verdict != other.Verdict)
        {
            return one.Verdict > other.Verdict;
        }

        var obligations = one.Verdict != Verdict.Deny && other.Obligations.Any(obligation => !one.Obligations.Contains(obligation));
        return obligations || (one.Approval is { } asks && other.Approval is { } asked
            && (asks.Quorum < asked.Quorum || asks.ExpiresAfterSeconds > asked.ExpiresAfterSeconds || asks.Roles.Except(asked.Roles).Any()));
    }

    /// <summary>Nobody to loosen: a set that says nothing denies for want of a vote, and the first real vote may well allow.</summary>
    private static bool AllAbstain(PolicyVote[] votes) => votes.All(vote => vote.Verdict is null);

    private static PolicyDecision Decide(PolicyVote[] votes) => Gates.Of(Kinds, Policies(votes)).Decide(Samples.Input);

    private static IPolicy[] Policies(PolicyVote[] votes) => Gates.Voting(votes);

    private static Arbitrary<PolicyVote[]> Votes()
    {
        var requirement =
            from quorum in Gen.Choose(-1, 3)
            from expires in Gen.Choose(1, 1000)
            from roles in Gen.SubListOf("oncall", "lead", "boss")
            select Gates.Ask(quorum, expires, [.. roles]);
        var allow =
            from obligations in Gen.SubListOf("notify", "wait", "unclaimed")
            select PolicyVote.Allow("fine", [.. obligations.Select(kind => new Obligation { Kind = kind })]);
        var plain = Gen.Elements(PolicyVote.Abstain, PolicyVote.Allow("fine"), PolicyVote.Deny("no"));
        return Gen.ArrayOf(Gen.Frequency((4, plain), (2, requirement), (2, allow))).ToArbitrary();
    }
}
