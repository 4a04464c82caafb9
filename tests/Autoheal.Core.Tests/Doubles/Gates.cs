using Autoheal.Policy;
using Microsoft.Extensions.Logging.Abstractions;

namespace Autoheal.Core.Tests.Doubles;

/// <summary>Gates of scripted policies.</summary>
internal static class Gates
{
    public static PolicyGate Of(params IPolicy[] policies) => Of([], policies);

    public static PolicyGate Of(string[] enforced, params IPolicy[] policies) => new(
        policies,
        enforced.Select(kind => new ScriptedEnforcer(kind)),
        Books.Of(new PolicyOptions()),
        NullLogger<PolicyGate>.Instance);

    public static PolicyGate Of(PolicyOptions options) => new([], [], Books.Of(options), NullLogger<PolicyGate>.Instance);

    public static PolicyDecision Decide(params PolicyVote[] votes) => Of(Voting(votes)).Decide(Samples.Input);

    public static IPolicy[] Voting(params PolicyVote[] votes) =>
        [.. votes.Select((vote, index) => new ScriptedPolicy { Name = $"p{index}", Vote = _ => vote })];

    public static PolicyVote Ask(int quorum, int expires, params string[] roles) => PolicyVote.RequireApproval(
        "ask", new ApprovalRequirement { Quorum = quorum, Roles = roles, ExpiresAfterSeconds = expires });
}
