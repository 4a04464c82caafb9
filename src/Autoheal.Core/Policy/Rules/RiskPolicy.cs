using Autoheal.Catalogue;

namespace Autoheal.Policy.Rules;

/// <summary>What cannot be undone, or risks much, never runs without people.</summary>
internal sealed class RiskPolicy(PolicyBook book) : IPolicy
{
    private static readonly PolicyVote s_contradiction = PolicyVote.Deny("it claims an exact undo, but has no compensation");

    private readonly VoteCache<(ApprovalRequirement Approval, ActionRisk Risk)> _risky = new(key => PolicyVote.RequireApproval(
        $"{key.Risk.ToString().ToLowerInvariant()} risk", key.Approval));

    private readonly VoteCache<ApprovalRequirement> _forGood = new(approval => PolicyVote.RequireApproval("it cannot be undone", approval));

    public string Name => "risk";

    public PolicyVote Evaluate(PolicyInput input) => input.Action switch
    {
        { Risk: ActionRisk.Destructive or ActionRisk.High } action => _risky.Of((Approval(input), action.Risk)),
        { Reversibility: Reversibility.Irreversible } => _forGood.Of(Approval(input)),
        _ when IsContradiction(input) => s_contradiction,
        _ => PolicyVote.Abstain,
    };

    /// <summary>An undo is itself a compensation, and needs none.</summary>
    private static bool IsContradiction(PolicyInput input) =>
        input is { UndoOf: null, Action: { Reversibility: Reversibility.Exact, Compensation.Available: false } };

    private ApprovalRequirement Approval(PolicyInput input) => book.For(input).Approval(book.For(input).HighRiskQuorum);
}
