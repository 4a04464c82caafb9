namespace Autoheal.Policy.Rules;

/// <summary>How far Autoheal may go by itself: what watches and what only advises runs nothing, and what has not earned more asks.</summary>
internal sealed class AutonomyPolicy(PolicyBook book) : IPolicy
{
    private static readonly PolicyVote s_watching = PolicyVote.Deny("Autoheal only watches here");
    private static readonly PolicyVote s_unknown = PolicyVote.Deny("how far Autoheal may go by itself is not known");

    private readonly VoteCache<(string Action, ApprovalRequirement Approval)> _asks = new(
        key => PolicyVote.RequireApproval($"{key.Action} has not earned acting by itself here", key.Approval));

    private readonly VoteCache<string> _advises = new(action => PolicyVote.Deny($"{action} is advice only here"));

    public string Name => "autonomy";

    public PolicyVote Evaluate(PolicyInput input) => input.Autonomy switch
    {
        AutonomyLevel.Autonomous => PolicyVote.Abstain,
        AutonomyLevel.Approve => _asks.Of((input.Action.Action, book.For(input).Approval(1))),
        AutonomyLevel.Shadow => _advises.Of(input.Action.Action),
        AutonomyLevel.Observe => s_watching,
        _ => s_unknown,
    };
}
